CREATE TABLE `benchmark_case` (
	`suite` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`suite`, `name`),
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `claim` (
	`suite` text NOT NULL,
	`id` text NOT NULL,
	`subject` text,
	`case_name` text NOT NULL,
	`metric` text NOT NULL,
	`statistic` text NOT NULL,
	`value` real NOT NULL,
	`text` text,
	`conditions` text,
	`place` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`suite`, `id`),
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `criterion` (
	`suite` text NOT NULL,
	`case_name` text NOT NULL,
	`metric` text NOT NULL,
	`statistic` text NOT NULL,
	`weight` real,
	`scale` text,
	`from_value` real,
	`to_value` real,
	`min_value` real,
	`max_value` real,
	`position` integer NOT NULL,
	PRIMARY KEY(`suite`, `case_name`, `metric`, `statistic`),
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `distribution` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`case_name` text NOT NULL,
	`metric` text NOT NULL,
	`encoding` text NOT NULL,
	`unit` text,
	`count` integer,
	`data` text,
	`raw_values` text,
	`independent` integer,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `guidance` (
	`suite` text NOT NULL,
	`id` text NOT NULL,
	`subject` text NOT NULL,
	`advice` text NOT NULL,
	`conditions` text,
	`text` text,
	`place` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`suite`, `id`),
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `measurement` (
	`run_id` text NOT NULL,
	`case_name` text NOT NULL,
	`metric` text NOT NULL,
	`statistic` text NOT NULL,
	`value` real NOT NULL,
	`grade` text,
	`n` integer,
	`method` text,
	`pointer` text,
	`text` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`run_id`, `case_name`, `metric`, `statistic`),
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `metric` (
	`suite` text NOT NULL,
	`id` text NOT NULL,
	`label` text,
	`unit` text,
	`better` text,
	`about` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`suite`, `id`),
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reference` (
	`suite` text NOT NULL,
	`key` text NOT NULL,
	`title` text,
	`url` text,
	`published_at` text,
	`read_at` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`suite`, `key`),
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `run` (
	`id` text PRIMARY KEY NOT NULL,
	`suite` text NOT NULL,
	`subject` text NOT NULL,
	`position` integer NOT NULL,
	`started_at` integer,
	`imported_at` integer NOT NULL,
	`sort_key` text NOT NULL,
	`duration_ns` real,
	`source_sha256` text,
	`source_file_name` text,
	`source_format` text,
	`tool` text,
	`load` text,
	`environment` text,
	`labels` text,
	`import_id` text,
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`import_id`) REFERENCES `source`(`import_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suite`,`subject`) REFERENCES `subject`(`suite`,`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `run_latest` ON `run` (`suite`,`subject`,`sort_key`,`id`);--> statement-breakpoint
CREATE INDEX `run_position` ON `run` (`suite`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `run_import` ON `run` (`import_id`);--> statement-breakpoint
CREATE TABLE `series` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`case_name` text NOT NULL,
	`metric` text NOT NULL,
	`offsets_ns` text NOT NULL,
	`series_values` text NOT NULL,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `source` (
	`import_id` text PRIMARY KEY NOT NULL,
	`suite` text NOT NULL,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`importer_version` integer NOT NULL,
	`size_bytes` integer NOT NULL,
	`received_at` integer NOT NULL,
	`token_name` text,
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `source_sha256_suite` ON `source` (`sha256`,`suite`);--> statement-breakpoint
CREATE TABLE `statement` (
	`suite` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`claims` text,
	`says` text,
	`value` real,
	`because` text,
	`subject` text,
	`text` text,
	`place` text,
	`position` integer NOT NULL,
	PRIMARY KEY(`suite`, `id`),
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `subject` (
	`suite` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`version` text,
	`variant` text,
	`components` text,
	`labels` text,
	`position` integer NOT NULL,
	`run_count` integer NOT NULL,
	PRIMARY KEY(`suite`, `slug`),
	FOREIGN KEY (`suite`) REFERENCES `suite`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `suite` (
	`slug` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`summary` text,
	`position` integer NOT NULL,
	`grade_rank` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `suite_position` ON `suite` (`position`,`slug`);--> statement-breakpoint
CREATE TABLE `token` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `token_hash` ON `token` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `token_active_name` ON `token` (`name`) WHERE revoked_at is null;