CREATE TABLE "question_answers" (
	"question_id" uuid,
	"person_id" uuid,
	"value" jsonb NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "question_answers_pk" PRIMARY KEY("question_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"text" jsonb NOT NULL,
	"help" jsonb NOT NULL,
	"reason" jsonb NOT NULL,
	"choices" jsonb NOT NULL,
	"required" boolean NOT NULL,
	"sensitive" boolean NOT NULL,
	"seen_by_teachers" boolean NOT NULL,
	"seen_by_company" boolean NOT NULL,
	"kept_days" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "questions_kind_known" CHECK ("kind" in ('line', 'text', 'one', 'several', 'yes-no', 'day', 'number', 'declared')),
	CONSTRAINT "questions_declared_is_required" CHECK ("kind" <> 'declared' or "required"),
	CONSTRAINT "questions_sensitive_kept_from_companies" CHECK (not ("sensitive" and "seen_by_company")),
	CONSTRAINT "questions_kept_for_a_time" CHECK ("kept_days" between 1 and case when "sensitive" then 30 else 365 end)
);
--> statement-breakpoint
CREATE INDEX "question_answers_person" ON "question_answers" ("person_id");--> statement-breakpoint
CREATE INDEX "questions_offering" ON "questions" ("offering_id","position");--> statement-breakpoint
ALTER TABLE "question_answers" ADD CONSTRAINT "question_answers_question_id_questions_id_fkey" FOREIGN KEY ("question_id") REFERENCES "questions"("id");--> statement-breakpoint
ALTER TABLE "question_answers" ADD CONSTRAINT "question_answers_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");
--> statement-breakpoint
-- The words of a question, its kind and who sees the answers never change, so that an answer keeps the words that it was asked with.
revoke update, delete on questions from coursetill_app;
--> statement-breakpoint
grant update (position, required, ended_at) on questions to coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): an answer is seen by whoever gave it, by the house, and by the company whose seat it was given for only where
-- whoever answered was told so.
alter table question_answers enable row level security;
--> statement-breakpoint
create policy question_answers_seen on question_answers
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or exists (
    select from questions q join enrolments e on e.offering_id = q.offering_id join wallet_seats w on w.seat_id = e.seat_id
    where q.id = question_id and q.seen_by_company and e.person_id = question_answers.person_id and e.withdrawn_at is null and app_sees_order(w.order_id)));
--> statement-breakpoint
create trigger audited after insert or update on questions for each row
  execute function audit_change('{"subject": "offering_id", "with": ["id", "text"], "omit": ["asked_at"]}');
