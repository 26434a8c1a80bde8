CREATE TABLE "evaluation_answers" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"useful" smallint NOT NULL,
	"recommend" smallint NOT NULL,
	"better" text NOT NULL,
	"struck_because" text,
	CONSTRAINT "evaluation_answers_useful_known" CHECK ("useful" between 1 and 5),
	CONSTRAINT "evaluation_answers_recommend_known" CHECK ("recommend" between 0 and 10),
	CONSTRAINT "evaluation_answers_struck_is_gone" CHECK ("struck_because" is null or "better" = '')
);
--> statement-breakpoint
CREATE TABLE "evaluation_conclusions" (
	"offering_id" uuid PRIMARY KEY,
	"evaluated_at" timestamp with time zone NOT NULL,
	"evaluated_by" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "evaluation_conclusions_said" CHECK ("note" <> '')
);
--> statement-breakpoint
CREATE TABLE "evaluation_invitations" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"answered" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluation_mails" (
	"id" uuid PRIMARY KEY,
	"invitation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"digest" text,
	"sent_at" timestamp with time zone,
	"fault" text,
	CONSTRAINT "evaluation_mails_kind_known" CHECK ("kind" in ('asked', 'reminded'))
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"offering_id" uuid PRIMARY KEY,
	"wording" smallint NOT NULL,
	"asked" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	CONSTRAINT "evaluations_ask_somebody" CHECK ("asked" > 0),
	CONSTRAINT "evaluations_close_later" CHECK ("closes_at" > "asked_at")
);
--> statement-breakpoint
CREATE TABLE "evaluations_off" (
	"offering_id" uuid PRIMARY KEY,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "evaluations_off_said" CHECK ("reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "teacher_consents" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"given" boolean NOT NULL,
	"wording" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teacher_profiles" (
	"person_id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"texts" jsonb NOT NULL,
	"link" text NOT NULL,
	"shown_since" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "teacher_profiles_named" CHECK ("name" <> '' and "texts" <> '{}'),
	CONSTRAINT "teacher_profiles_link_is_safe" CHECK ("link" = '' or "link" like 'https://%')
);
--> statement-breakpoint
CREATE INDEX "evaluation_answers_offering" ON "evaluation_answers" ("offering_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_invitations_once" ON "evaluation_invitations" ("enrolment_id");--> statement-breakpoint
CREATE INDEX "evaluation_invitations_offering" ON "evaluation_invitations" ("offering_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_mails_once" ON "evaluation_mails" ("invitation_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_mails_digest_once" ON "evaluation_mails" ("digest");--> statement-breakpoint
CREATE INDEX "evaluation_mails_unsent" ON "evaluation_mails" ("next_try_at") WHERE "sent_at" is null;--> statement-breakpoint
CREATE INDEX "teacher_consents_person" ON "teacher_consents" ("person_id","at");--> statement-breakpoint
ALTER TABLE "evaluation_answers" ADD CONSTRAINT "evaluation_answers_offering_id_evaluations_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "evaluations"("offering_id");--> statement-breakpoint
ALTER TABLE "evaluation_conclusions" ADD CONSTRAINT "evaluation_conclusions_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "evaluation_invitations" ADD CONSTRAINT "evaluation_invitations_offering_id_evaluations_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "evaluations"("offering_id");--> statement-breakpoint
ALTER TABLE "evaluation_invitations" ADD CONSTRAINT "evaluation_invitations_enrolment_id_enrolments_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id");--> statement-breakpoint
ALTER TABLE "evaluation_mails" ADD CONSTRAINT "evaluation_mails_invitation_id_evaluation_invitations_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "evaluation_invitations"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "evaluations_off" ADD CONSTRAINT "evaluations_off_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "teacher_consents" ADD CONSTRAINT "teacher_consents_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "teacher_profiles" ADD CONSTRAINT "teacher_profiles_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");
--> statement-breakpoint
-- What was asked, concluded and agreed to stays as it was; of an answer only its text can go.
revoke update, delete on evaluations, evaluation_conclusions from coursetill_app;
--> statement-breakpoint
revoke update on evaluations_off, teacher_consents, evaluation_invitations, evaluation_answers from coursetill_app;
--> statement-breakpoint
grant update (person_id) on teacher_consents to coursetill_app;
--> statement-breakpoint
grant update (answered) on evaluation_invitations to coursetill_app;
--> statement-breakpoint
grant update (better, struck_because) on evaluation_answers to coursetill_app;
--> statement-breakpoint
create function evaluation_text_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was written is taken out or stays' using errcode = 'check_violation', constraint = 'evaluation_text_stays';
end $$;
--> statement-breakpoint
create trigger evaluation_text_stays before update on evaluation_answers for each row
  when (new.better is distinct from old.better and new.better <> '') execute function evaluation_text_stays();
--> statement-breakpoint
-- The second wall (decisions/0022): who was asked is the house's alone; what was answered is read by those who keep the offering, too.
alter table evaluation_invitations enable row level security;
--> statement-breakpoint
create policy evaluation_invitations_seen on evaluation_invitations using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table evaluation_mails enable row level security;
--> statement-breakpoint
create policy evaluation_mails_seen on evaluation_mails using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table evaluation_answers enable row level security;
--> statement-breakpoint
create policy evaluation_answers_seen on evaluation_answers
  using ((select app_reach() = 'house') or exists (
    select from offerings f join courses c on c.id = f.course_id where f.id = offering_id and c.faculty = any (app_list('app.faculties'))));
--> statement-breakpoint
alter table evaluation_conclusions enable row level security;
--> statement-breakpoint
create policy evaluation_conclusions_seen on evaluation_conclusions
  using ((select app_reach() = 'house') or exists (
    select from offerings f join courses c on c.id = f.course_id where f.id = offering_id and c.faculty = any (app_list('app.faculties'))));
--> statement-breakpoint
create trigger audited after insert on evaluation_conclusions for each row
  execute function audit_change('{"subject": "offering_id", "omit": ["evaluated_at", "evaluated_by"]}');
--> statement-breakpoint
create trigger audited after insert or delete on evaluations_off for each row
  execute function audit_change('{"subject": "offering_id", "omit": ["at", "by"]}');
--> statement-breakpoint
create trigger audited after update on evaluation_answers for each row when (old.struck_because is null and new.struck_because is not null)
  execute function audit_change('{"subject": "offering_id", "with": ["id"], "omit": ["useful", "recommend", "better"]}');
--> statement-breakpoint
-- A profile is its owner's. Everybody reads the shown ones through this function, which the course's own statement calls.
alter table teacher_profiles enable row level security;
--> statement-breakpoint
create policy teacher_profiles_seen on teacher_profiles using ((select app_reach() = 'house') or person_id = app_id('app.person'));
--> statement-breakpoint
alter table teacher_consents enable row level security;
--> statement-breakpoint
create policy teacher_consents_seen on teacher_consents using ((select app_reach() = 'house') or person_id = app_id('app.person'));
--> statement-breakpoint
create function shown_teachers(offering uuid, tongue text) returns json
language sql stable security definer set search_path = public as $$
  select coalesce(json_agg(json_build_object('name', p.name, 'lang', w.lang, 'title', p.texts -> w.lang ->> 'title',
    'about', p.texts -> w.lang ->> 'about', 'link', nullif(p.link, '')) order by p.name, p.person_id), '[]')
  from offering_teachers t join teacher_profiles p on p.person_id = t.person_id and p.shown_since is not null
  cross join lateral (select case when p.texts ? tongue then tongue when p.texts ? 'nb' then 'nb' else 'en' end as lang) w
  where t.offering_id = offering and t.ended_at is null
$$;
