CREATE TABLE "report" (
	"slug" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"title" text NOT NULL,
	"created_at" bigint NOT NULL,
	"token_name" text,
	"previous" text,
	"withdrawn_at" bigint,
	"withdrawn_reason" text
);
--> statement-breakpoint
CREATE TABLE "report_suite" (
	"report" text NOT NULL,
	"suite" text NOT NULL,
	CONSTRAINT "report_suite_report_suite_pk" PRIMARY KEY("report","suite")
);
--> statement-breakpoint
ALTER TABLE "report_suite" ADD CONSTRAINT "report_suite_report_report_slug_fk" FOREIGN KEY ("report") REFERENCES "public"."report"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_sha256" ON "report" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "report_previous" ON "report" USING btree ("previous");--> statement-breakpoint
CREATE INDEX "report_suite_suite" ON "report_suite" USING btree ("suite","report");