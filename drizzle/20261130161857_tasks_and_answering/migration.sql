CREATE TABLE "responsibilities" (
	"course_id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_mails" (
	"person_id" uuid,
	"day" date,
	CONSTRAINT "task_mails_pk" PRIMARY KEY("person_id","day")
);
--> statement-breakpoint
CREATE TABLE "task_template_uses" (
	"template_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"offering_id" uuid,
	CONSTRAINT "task_template_uses_once" UNIQUE NULLS NOT DISTINCT("template_id","course_id","offering_id")
);
--> statement-breakpoint
CREATE TABLE "task_templates" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"for" text NOT NULL,
	"tasks" jsonb NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "task_templates_for_known" CHECK ("for" in ('course', 'start'))
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY,
	"course_id" uuid NOT NULL,
	"offering_id" uuid,
	"what" text NOT NULL,
	"due_on" date,
	"due_days" integer,
	"person_id" uuid,
	"note" text NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" text,
	CONSTRAINT "tasks_said" CHECK ("what" <> ''),
	CONSTRAINT "tasks_due_once" CHECK (num_nonnulls("due_on", "due_days") = 1),
	CONSTRAINT "tasks_due_by_start" CHECK ("due_days" is null or "offering_id" is not null),
	CONSTRAINT "tasks_done_whole" CHECK (("done_at" is null) = ("done_by" is null))
);
--> statement-breakpoint
CREATE INDEX "task_template_uses_offering" ON "task_template_uses" ("offering_id");--> statement-breakpoint
CREATE INDEX "tasks_course" ON "tasks" ("course_id");--> statement-breakpoint
CREATE INDEX "tasks_offering" ON "tasks" ("offering_id");--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" ("course_id") WHERE "done_at" is null;--> statement-breakpoint
ALTER TABLE "responsibilities" ADD CONSTRAINT "responsibilities_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "responsibilities" ADD CONSTRAINT "responsibilities_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "task_mails" ADD CONSTRAINT "task_mails_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "task_template_uses" ADD CONSTRAINT "task_template_uses_template_id_task_templates_id_fkey" FOREIGN KEY ("template_id") REFERENCES "task_templates"("id");--> statement-breakpoint
ALTER TABLE "task_template_uses" ADD CONSTRAINT "task_template_uses_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "task_template_uses" ADD CONSTRAINT "task_template_uses_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");
--> statement-breakpoint
-- The second wall (decisions/0022): who answers for a course is seen by those who keep its faculty's courses and by the house.
alter table responsibilities enable row level security;
--> statement-breakpoint
create policy responsibilities_seen on responsibilities
  using ((select app_reach() = 'house') or exists (
    select from courses c where c.id = course_id and c.faculty = any ((select app_list('app.faculties'))::text[])));
--> statement-breakpoint
create trigger audited after insert or update or delete on responsibilities for each row
  execute function audit_change('{"subject": "course_id", "about": "person_id", "with": ["person_id"], "omit": ["set_at", "set_by"]}');
--> statement-breakpoint
-- What a template was put on, and on which days somebody was told, stays; a template ends and is never deleted.
revoke update, delete on task_template_uses from coursetill_app;
--> statement-breakpoint
revoke delete on task_templates from coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): what is to be done about a course is seen by those who keep its faculty's courses and by the house.
alter table tasks enable row level security;
--> statement-breakpoint
create policy tasks_seen on tasks
  using ((select app_reach() = 'house') or exists (
    select from courses c where c.id = course_id and c.faculty = any ((select app_list('app.faculties'))::text[])));
--> statement-breakpoint
alter table task_template_uses enable row level security;
--> statement-breakpoint
create policy task_template_uses_seen on task_template_uses
  using ((select app_reach() = 'house') or exists (
    select from courses c where c.id = course_id and c.faculty = any ((select app_list('app.faculties'))::text[])));
--> statement-breakpoint
-- The words of a task and of its note are the unit's own: the log says who set, moved and did it.
create trigger audited after insert or update or delete on tasks for each row
  execute function audit_change('{"subject": "course_id", "with": ["id"], "omit": ["what", "note", "done_by"]}');
--> statement-breakpoint
create trigger audited after insert or update on task_templates for each row
  execute function audit_change('{"subject": "id", "with": ["name"]}');
--> statement-breakpoint
create trigger audited after insert on task_template_uses for each row
  execute function audit_change('{"subject": "course_id", "with": ["template_id"]}');
--> statement-breakpoint
-- What a start was and is includes when and where it meets: a session that is at another time is another one.
create trigger audited after insert or update or delete on offering_sessions for each row
  execute function audit_change('{"subject": "offering_id", "with": ["starts_at"], "omit": ["id"]}');
