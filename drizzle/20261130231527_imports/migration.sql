CREATE TABLE "import_files" (
	"import_id" uuid PRIMARY KEY,
	"content" bytea NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY,
	"what" text NOT NULL,
	"file_name" text NOT NULL,
	"lines_all" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"tried_at" timestamp with time zone,
	"way" text,
	"chosen_at" timestamp with time zone,
	"chosen_by" text,
	"lines_done" integer DEFAULT 0 NOT NULL,
	"new_count" integer DEFAULT 0 NOT NULL,
	"known_count" integer DEFAULT 0 NOT NULL,
	"refused_count" integer DEFAULT 0 NOT NULL,
	"faults" jsonb DEFAULT '[]' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	"ended" text,
	CONSTRAINT "imports_way_known" CHECK ("way" in ('all', 'good-rows')),
	CONSTRAINT "imports_ended_known" CHECK ("ended" in ('taken', 'refused', 'cancelled', 'failed')),
	CONSTRAINT "imports_chosen_whole" CHECK (num_nonnulls("way", "chosen_at", "chosen_by") in (0, 3)),
	CONSTRAINT "imports_ended_whole" CHECK (num_nonnulls("ended", "ended_at") in (0, 2))
);
--> statement-breakpoint
CREATE INDEX "imports_asked" ON "imports" ("asked_at");--> statement-breakpoint
CREATE INDEX "imports_wanted" ON "imports" ("asked_at") WHERE "ended_at" is null and ("tried_at" is null or "way" is not null);--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_import_id_imports_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id");
--> statement-breakpoint
alter table imports enable row level security;
--> statement-breakpoint
create policy imports_seen on imports using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table import_files enable row level security;
--> statement-breakpoint
create policy import_files_seen on import_files using ((select app_reach() = 'house'));
--> statement-breakpoint
create trigger audited after insert or update of way, ended on imports for each row
  execute function audit_change('{"subject": "id", "with": ["what"], "omit": ["faults", "lines_done", "new_count", "known_count", "refused_count", "tries", "asked_at", "asked_by", "chosen_at", "chosen_by", "tried_at", "ended_at", "file_name"]}');
