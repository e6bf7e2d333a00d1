CREATE TABLE "benchmark_case" (
	"suite" text NOT NULL,
	"name" text NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "benchmark_case_suite_name_pk" PRIMARY KEY("suite","name")
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"suite" text NOT NULL,
	"id" text NOT NULL,
	"subject" text,
	"case_name" text NOT NULL,
	"metric" text NOT NULL,
	"statistic" text NOT NULL,
	"value" double precision NOT NULL,
	"text" text,
	"conditions" jsonb,
	"place" text,
	"position" bigint NOT NULL,
	CONSTRAINT "claim_suite_id_pk" PRIMARY KEY("suite","id")
);
--> statement-breakpoint
CREATE TABLE "criterion" (
	"suite" text NOT NULL,
	"case_name" text NOT NULL,
	"metric" text NOT NULL,
	"statistic" text NOT NULL,
	"weight" double precision,
	"scale" text,
	"from_value" double precision,
	"to_value" double precision,
	"min_value" double precision,
	"max_value" double precision,
	"position" bigint NOT NULL,
	CONSTRAINT "criterion_suite_case_name_metric_statistic_pk" PRIMARY KEY("suite","case_name","metric","statistic")
);
--> statement-breakpoint
CREATE TABLE "distribution" (
	"run_id" text NOT NULL,
	"position" bigint NOT NULL,
	"case_name" text NOT NULL,
	"metric" text NOT NULL,
	"encoding" text NOT NULL,
	"unit" text,
	"count" bigint,
	"data" text,
	"raw_values" jsonb,
	"independent" boolean,
	CONSTRAINT "distribution_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "guidance" (
	"suite" text NOT NULL,
	"id" text NOT NULL,
	"subject" text NOT NULL,
	"advice" text NOT NULL,
	"conditions" jsonb,
	"text" text,
	"place" text,
	"position" bigint NOT NULL,
	CONSTRAINT "guidance_suite_id_pk" PRIMARY KEY("suite","id")
);
--> statement-breakpoint
CREATE TABLE "measurement" (
	"run_id" text NOT NULL,
	"case_name" text NOT NULL,
	"metric" text NOT NULL,
	"statistic" text NOT NULL,
	"value" double precision NOT NULL,
	"grade" text,
	"n" bigint,
	"method" text,
	"pointer" text,
	"text" text,
	"position" bigint NOT NULL,
	CONSTRAINT "measurement_run_id_case_name_metric_statistic_pk" PRIMARY KEY("run_id","case_name","metric","statistic")
);
--> statement-breakpoint
CREATE TABLE "metric" (
	"suite" text NOT NULL,
	"id" text NOT NULL,
	"label" text,
	"unit" text,
	"better" text,
	"about" text,
	"position" bigint NOT NULL,
	CONSTRAINT "metric_suite_id_pk" PRIMARY KEY("suite","id")
);
--> statement-breakpoint
CREATE TABLE "reference" (
	"suite" text NOT NULL,
	"key" text NOT NULL,
	"title" text,
	"url" text,
	"published_at" text,
	"read_at" text,
	"position" bigint NOT NULL,
	CONSTRAINT "reference_suite_key_pk" PRIMARY KEY("suite","key")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"id" text PRIMARY KEY NOT NULL,
	"suite" text NOT NULL,
	"subject" text NOT NULL,
	"position" bigint NOT NULL,
	"started_at" bigint,
	"imported_at" bigint NOT NULL,
	"sort_key" text NOT NULL,
	"duration_ns" double precision,
	"source_sha256" text,
	"source_file_name" text,
	"source_format" text,
	"tool" jsonb,
	"load" jsonb,
	"environment" jsonb,
	"labels" jsonb,
	"import_id" text
);
--> statement-breakpoint
CREATE TABLE "series" (
	"run_id" text NOT NULL,
	"position" bigint NOT NULL,
	"case_name" text NOT NULL,
	"metric" text NOT NULL,
	"offsets_ns" jsonb NOT NULL,
	"series_values" jsonb NOT NULL,
	CONSTRAINT "series_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "source" (
	"import_id" text PRIMARY KEY NOT NULL,
	"suite" text NOT NULL,
	"sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"importer_version" bigint NOT NULL,
	"size_bytes" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"token_name" text
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"suite" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"claims" jsonb,
	"says" text,
	"value" double precision,
	"because" jsonb,
	"subject" text,
	"text" text,
	"place" text,
	"position" bigint NOT NULL,
	CONSTRAINT "statement_suite_id_pk" PRIMARY KEY("suite","id")
);
--> statement-breakpoint
CREATE TABLE "subject" (
	"suite" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"version" text,
	"variant" text,
	"components" jsonb,
	"labels" jsonb,
	"position" bigint NOT NULL,
	"run_count" bigint NOT NULL,
	CONSTRAINT "subject_suite_slug_pk" PRIMARY KEY("suite","slug")
);
--> statement-breakpoint
CREATE TABLE "suite" (
	"slug" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"summary" text,
	"position" bigint NOT NULL,
	"grade_rank" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "token" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
ALTER TABLE "benchmark_case" ADD CONSTRAINT "benchmark_case_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distribution" ADD CONSTRAINT "distribution_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guidance" ADD CONSTRAINT "guidance_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric" ADD CONSTRAINT "metric_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference" ADD CONSTRAINT "reference_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_import_id_source_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."source"("import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_suite_subject_subject_suite_slug_fk" FOREIGN KEY ("suite","subject") REFERENCES "public"."subject"("suite","slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subject" ADD CONSTRAINT "subject_suite_suite_slug_fk" FOREIGN KEY ("suite") REFERENCES "public"."suite"("slug") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_latest" ON "run" USING btree ("suite","subject","sort_key","id");--> statement-breakpoint
CREATE INDEX "run_position" ON "run" USING btree ("suite","position","id");--> statement-breakpoint
CREATE INDEX "run_import" ON "run" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "source_sha256_suite" ON "source" USING btree ("sha256","suite");--> statement-breakpoint
CREATE INDEX "suite_position" ON "suite" USING btree ("position","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "token_hash" ON "token" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "token_active_name" ON "token" USING btree ("name") WHERE revoked_at is null;