CREATE TABLE "export_jobs" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid,
	"client_id" uuid,
	"schedule_id" uuid,
	"due_at" timestamp with time zone,
	"wish" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"attempt" uuid,
	"tries" integer DEFAULT 0 NOT NULL,
	"rows_done" bigint DEFAULT 0 NOT NULL,
	"rows_all" bigint,
	"ready_at" timestamp with time zone,
	"kept_until" timestamp with time zone,
	"called" text,
	"path" text,
	"sha256" text,
	"bytes" bigint,
	"gone_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" jsonb,
	CONSTRAINT "export_jobs_one_asker" CHECK (num_nonnulls("person_id", "client_id") = 1),
	CONSTRAINT "export_jobs_due_whole" CHECK ("due_at" is null or "schedule_id" is not null),
	CONSTRAINT "export_jobs_one_end" CHECK (num_nonnulls("ready_at", "cancelled_at", "failed_at") <= 1),
	CONSTRAINT "export_jobs_ready_whole" CHECK (num_nonnulls("ready_at", "kept_until", "called", "path", "sha256", "bytes") in (0, 6)),
	CONSTRAINT "export_jobs_gone_was_ready" CHECK ("gone_at" is null or "ready_at" is not null),
	CONSTRAINT "export_jobs_failed_why" CHECK (num_nonnulls("failed_at", "failure") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "export_schedules" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid,
	"client_id" uuid,
	"wish" jsonb NOT NULL,
	"every" text NOT NULL,
	"day_of_month" integer,
	"stretch" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"next_due_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	CONSTRAINT "export_schedules_one_asker" CHECK (num_nonnulls("person_id", "client_id") = 1),
	CONSTRAINT "export_schedules_day_of_month" CHECK (("every" = 'month') = ("day_of_month" is not null)),
	CONSTRAINT "export_schedules_ended_whole" CHECK (num_nonnulls("ended_at", "ended_as") in (0, 2))
);
--> statement-breakpoint
CREATE INDEX "export_jobs_person" ON "export_jobs" ("person_id","asked_at");--> statement-breakpoint
CREATE INDEX "export_jobs_client" ON "export_jobs" ("client_id","asked_at");--> statement-breakpoint
CREATE INDEX "export_jobs_open" ON "export_jobs" ("queued_at") WHERE "ready_at" is null and "cancelled_at" is null and "failed_at" is null;--> statement-breakpoint
CREATE INDEX "export_jobs_kept" ON "export_jobs" ("kept_until") WHERE "ready_at" is not null and "gone_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "export_jobs_once_a_time" ON "export_jobs" ("schedule_id","due_at");--> statement-breakpoint
CREATE INDEX "export_schedules_person" ON "export_schedules" ("person_id");--> statement-breakpoint
CREATE INDEX "export_schedules_client" ON "export_schedules" ("client_id");--> statement-breakpoint
CREATE INDEX "export_schedules_due" ON "export_schedules" ("next_due_at") WHERE "ended_at" is null;--> statement-breakpoint
ALTER TABLE "export_jobs" ADD CONSTRAINT "export_jobs_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "export_jobs" ADD CONSTRAINT "export_jobs_schedule_id_export_schedules_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "export_schedules"("id");--> statement-breakpoint
ALTER TABLE "export_schedules" ADD CONSTRAINT "export_schedules_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");
--> statement-breakpoint
-- What was asked for stays what was asked for; what becomes of it changes.
grant select, insert, delete on export_jobs, export_schedules to coursetill_app;
--> statement-breakpoint
revoke update on export_jobs, export_schedules from coursetill_app;
--> statement-breakpoint
grant update (person_id, queued_at, started_at, attempt, tries, rows_done, rows_all, ready_at, kept_until, called, path, sha256, bytes, gone_at, cancelled_at, failed_at, failure) on export_jobs to coursetill_app;
--> statement-breakpoint
grant update (person_id, next_due_at, ended_at, ended_as) on export_schedules to coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): what finance has made of the books is seen by those who work here.
alter table export_jobs enable row level security;
--> statement-breakpoint
create policy export_jobs_seen on export_jobs using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table export_schedules enable row level security;
--> statement-breakpoint
create policy export_schedules_seen on export_schedules using ((select app_reach() = 'house'));
--> statement-breakpoint
create trigger audited after insert on export_jobs for each row
  execute function audit_change('{"subject": "id", "omit": ["person_id", "client_id", "asked_at", "queued_at", "tries", "rows_done"]}');
--> statement-breakpoint
create trigger audited after insert or update of ended_at on export_schedules for each row
  execute function audit_change('{"subject": "id", "with": ["wish"], "omit": ["person_id", "client_id", "made_at", "next_due_at", "ended_at"]}');
