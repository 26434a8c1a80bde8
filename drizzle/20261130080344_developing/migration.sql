CREATE TABLE "course_origins" (
	"course_id" uuid PRIMARY KEY,
	"proposal_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "course_steps" (
	"id" uuid PRIMARY KEY,
	"course_id" uuid NOT NULL,
	"step" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "course_steps_known" CHECK ("step" in ('idea', 'development', 'marketing', 'evaluated', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "proposal_decisions" (
	"proposal_id" uuid,
	"version" integer,
	"outcome" text NOT NULL,
	"amount_minor" bigint,
	"reason" text NOT NULL,
	"return_by" timestamp with time zone,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" text NOT NULL,
	CONSTRAINT "proposal_decisions_pk" PRIMARY KEY("proposal_id","version"),
	CONSTRAINT "proposal_decisions_known" CHECK ("outcome" in ('granted', 'declined', 'returned')),
	CONSTRAINT "proposal_decisions_amount" CHECK (("outcome" = 'granted') = ("amount_minor" is not null) and "amount_minor" >= 0),
	CONSTRAINT "proposal_decisions_return" CHECK (("outcome" = 'returned') = ("return_by" is not null)),
	CONSTRAINT "proposal_decisions_by_people" CHECK ("decided_by" like 'person:%'),
	CONSTRAINT "proposal_decisions_reason" CHECK ("outcome" = 'granted' or "reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "proposal_rounds" (
	"id" uuid PRIMARY KEY,
	"name" jsonb NOT NULL,
	"asks" jsonb NOT NULL,
	"criteria" jsonb NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "proposal_rounds_in_order" CHECK ("closes_at" > "opens_at"),
	CONSTRAINT "proposal_rounds_amount_sane" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "proposal_versions" (
	"proposal_id" uuid,
	"version" integer,
	"words" jsonb NOT NULL,
	"handed_in_at" timestamp with time zone NOT NULL,
	"handed_in_by" text NOT NULL,
	CONSTRAINT "proposal_versions_pk" PRIMARY KEY("proposal_id","version"),
	CONSTRAINT "proposal_versions_by_people" CHECK ("handed_in_by" like 'person:%')
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY,
	"round_id" uuid NOT NULL,
	"faculty" text NOT NULL,
	"words" jsonb NOT NULL,
	"contact_email" text NOT NULL,
	"teachers" text[] NOT NULL,
	"proposer_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "course_origins_proposal_once" ON "course_origins" ("proposal_id");--> statement-breakpoint
CREATE INDEX "course_steps_course" ON "course_steps" ("course_id","at");--> statement-breakpoint
CREATE INDEX "proposals_round" ON "proposals" ("round_id");--> statement-breakpoint
CREATE INDEX "proposals_faculty" ON "proposals" ("faculty");--> statement-breakpoint
ALTER TABLE "course_origins" ADD CONSTRAINT "course_origins_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "course_origins" ADD CONSTRAINT "course_origins_proposal_id_proposals_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposals"("id");--> statement-breakpoint
ALTER TABLE "course_steps" ADD CONSTRAINT "course_steps_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "proposal_decisions" ADD CONSTRAINT "proposal_decisions_of_version" FOREIGN KEY ("proposal_id","version") REFERENCES "proposal_versions"("proposal_id","version");--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD CONSTRAINT "proposal_versions_proposal_id_proposals_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposals"("id");--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_round_id_proposal_rounds_id_fkey" FOREIGN KEY ("round_id") REFERENCES "proposal_rounds"("id");--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposer_id_people_id_fkey" FOREIGN KEY ("proposer_id") REFERENCES "people"("id");
--> statement-breakpoint
-- What was handed in and decided stays; of a round only the deadline may change, of a proposal what is written and whom it names.
revoke update, delete on proposal_versions, proposal_decisions, course_origins, course_steps, proposal_rounds, proposals from coursetill_app;
--> statement-breakpoint
grant update (closes_at) on proposal_rounds to coursetill_app;
--> statement-breakpoint
grant update (words, contact_email, teachers, proposer_id, changed_at) on proposals to coursetill_app;
--> statement-breakpoint
-- Whoever began or handed in a proposal does not decide about it, whatever the program forgets to ask; nor by an account that theirs has become part of.
create function proposal_decided_by_another() returns trigger language plpgsql as $$
begin
  if exists (select from proposals p where p.id = new.proposal_id and 'person:' || p.proposer_id = new.decided_by)
    or exists (select from proposal_versions v where v.proposal_id = new.proposal_id and (v.handed_in_by = new.decided_by
      or exists (select from merged_people m where 'person:' || m.id = v.handed_in_by and 'person:' || m.person_id = new.decided_by))) then
    raise exception 'somebody else decides about this proposal'
      using errcode = 'check_violation', constraint = 'proposal_decisions_by_another', table = 'proposal_decisions';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger decided_by_another before insert on proposal_decisions for each row execute function proposal_decided_by_another();
--> statement-breakpoint
-- The second wall (decisions/0022): a proposal is seen by its faculty and by the house.
alter table proposals enable row level security;
--> statement-breakpoint
create policy proposals_seen on proposals
  using ((select app_reach() = 'house') or faculty = any ((select app_list('app.faculties'))::text[]));
--> statement-breakpoint
alter table proposal_versions enable row level security;
--> statement-breakpoint
create policy proposal_versions_seen on proposal_versions
  using ((select app_reach() = 'house') or exists (select from proposals p where p.id = proposal_id));
--> statement-breakpoint
alter table proposal_decisions enable row level security;
--> statement-breakpoint
create policy proposal_decisions_seen on proposal_decisions
  using ((select app_reach() = 'house') or exists (select from proposals p where p.id = proposal_id));
--> statement-breakpoint
create trigger audited after insert or update on proposal_rounds for each row
  execute function audit_change('{"subject": "id", "omit": ["asks", "criteria", "set_at", "set_by"]}');
--> statement-breakpoint
create trigger audited after insert on proposal_versions for each row
  execute function audit_change('{"subject": "proposal_id", "with": ["version"], "omit": ["words", "handed_in_at", "handed_in_by"]}');
--> statement-breakpoint
create trigger audited after insert on proposal_decisions for each row
  execute function audit_change('{"subject": "proposal_id", "with": ["version"], "omit": ["reason", "decided_at", "decided_by"]}');
--> statement-breakpoint
create trigger audited after insert on course_origins for each row
  execute function audit_change('{"subject": "course_id", "with": ["proposal_id"]}');
--> statement-breakpoint
create trigger audited after insert on course_steps for each row
  execute function audit_change('{"subject": "course_id", "omit": ["id", "note", "at", "by"]}');
