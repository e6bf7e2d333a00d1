CREATE TABLE `report` (
	`slug` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`title` text NOT NULL,
	`created_at` integer NOT NULL,
	`token_name` text,
	`previous` text,
	`withdrawn_at` integer,
	`withdrawn_reason` text
);
--> statement-breakpoint
CREATE INDEX `report_sha256` ON `report` (`sha256`);--> statement-breakpoint
CREATE INDEX `report_previous` ON `report` (`previous`);--> statement-breakpoint
CREATE TABLE `report_suite` (
	`report` text NOT NULL,
	`suite` text NOT NULL,
	PRIMARY KEY(`report`, `suite`),
	FOREIGN KEY (`report`) REFERENCES `report`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `report_suite_suite` ON `report_suite` (`suite`,`report`);