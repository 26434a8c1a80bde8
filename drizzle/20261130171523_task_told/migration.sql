ALTER TABLE "tasks" ADD COLUMN "told_to" uuid;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "told_due" date;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_told_to_people_id_fkey" FOREIGN KEY ("told_to") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_told_whole" CHECK (("told_to" is null) = ("told_due" is null));
--> statement-breakpoint
-- The log says whom a change of a task is about, and nothing of whom a mail has told.
drop trigger audited on tasks;
--> statement-breakpoint
create trigger audited after insert or update or delete on tasks for each row
  execute function audit_change('{"subject": "course_id", "about": "person_id", "with": ["id"], "omit": ["what", "note", "done_by", "told_to", "told_due"]}');
