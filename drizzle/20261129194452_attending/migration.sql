CREATE TABLE "attendances" (
	"session_id" uuid,
	"enrolment_id" uuid,
	"present" boolean NOT NULL,
	"how" text NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendances_pk" PRIMARY KEY("session_id","enrolment_id"),
	CONSTRAINT "attendances_how_known" CHECK ("how" in ('list', 'code'))
);
--> statement-breakpoint
CREATE TABLE "completion_decisions" (
	"enrolment_id" uuid PRIMARY KEY,
	"completed" boolean NOT NULL,
	"reason" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "completion_rules" (
	"offering_id" uuid PRIMARY KEY,
	"attendance_percent" integer NOT NULL,
	CONSTRAINT "completion_rules_share" CHECK ("attendance_percent" between 1 and 100)
);
--> statement-breakpoint
CREATE INDEX "attendances_enrolment" ON "attendances" ("enrolment_id");--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_session_id_offering_sessions_id_fkey" FOREIGN KEY ("session_id") REFERENCES "offering_sessions"("id");--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_enrolment_id_enrolments_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id");--> statement-breakpoint
ALTER TABLE "completion_decisions" ADD CONSTRAINT "completion_decisions_enrolment_id_enrolments_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id");--> statement-breakpoint
ALTER TABLE "completion_rules" ADD CONSTRAINT "completion_rules_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");
--> statement-breakpoint
-- The second wall (decisions/0022): what is noted of a learner is seen by whoever sees the enrolment.
alter table attendances enable row level security;
--> statement-breakpoint
create policy attendances_seen on attendances
  using ((select app_reach() = 'house') or exists (select from enrolments e where e.id = enrolment_id));
--> statement-breakpoint
alter table completion_decisions enable row level security;
--> statement-breakpoint
create policy completion_decisions_seen on completion_decisions
  using ((select app_reach() = 'house') or exists (select from enrolments e where e.id = enrolment_id and e.person_id = app_id('app.person')));
--> statement-breakpoint
create trigger audited after insert or update or delete on attendances for each row
  execute function audit_change('{"subject": "enrolment_id", "with": ["session_id"], "omit": ["noted_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on completion_rules for each row
  execute function audit_change('{"subject": "offering_id"}');
--> statement-breakpoint
create trigger audited after insert or update or delete on completion_decisions for each row
  execute function audit_change('{"subject": "enrolment_id", "omit": ["decided_at", "reason"]}');
