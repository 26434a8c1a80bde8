ALTER TABLE "applications" ADD COLUMN "seat_id" uuid;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "company_id" uuid;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "company" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "show_by" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seat_assignments" ADD COLUMN "show_by" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seat_assignments" ADD COLUMN "papers_reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "applications" ALTER COLUMN "hold_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "applications_seat" ON "applications" ("seat_id") WHERE "seat_id" is not null;--> statement-breakpoint
CREATE INDEX "seat_assignments_to_show" ON "seat_assignments" ("show_by") WHERE "show_by" is not null and "ended_at" is null;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_seat_id_seats_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seats"("id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_held_or_bought" CHECK (("hold_id" is null) = ("seat_id" is not null));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_bought_by" CHECK (num_nulls("seat_id", "company_id", "company", "show_by") in (0, 4));--> statement-breakpoint
ALTER TABLE "applications" DROP CONSTRAINT "applications_paid_by_admitted", ADD CONSTRAINT "applications_paid_by_admitted" CHECK (("pay_by" is not null) = ("decision" is not distinct from 'admitted' and "hold_id" is not null));
--> statement-breakpoint
-- Whether somebody was admitted to a course before, whoever paid. It looks with the owner's eyes, and answers with a yes or a no alone.
create function app_admitted(person uuid, course uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from applications a join offerings f on f.id = a.offering_id
    where a.person_id = person and f.course_id = course and a.decision = 'admitted')
$$;
--> statement-breakpoint
-- How far whoever has a company's seat has come with their papers, in a word: 'papers' while some are missing, 'assessed' while the answer is
-- waited for, null where nothing is open. Whoever may see the seat is told so much, and never what was sent, asked or answered.
create function app_papers(seat uuid, person uuid) returns text language sql stable security definer set search_path = public as $$
  select case when exists (select from jsonb_array_elements_text(f.admission -> 'documents') k
      where not exists (select from application_documents x where x.application_id = a.id and x.kind = k)) then 'papers' else 'assessed' end
  from applications a join offerings f on f.id = a.offering_id join wallet_seats w on w.seat_id = a.seat_id
  where a.seat_id = seat and a.person_id = person and a.ended_at is null
    and (app_reach() in ('house', 'buying') or app_sees_order(w.order_id) or person = app_id('app.person'))
$$;
--> statement-breakpoint
-- Whoever has a company's seat no longer is not assessed for it any more, whichever way it went: what they sent goes at once. It writes
-- with the owner's eyes, because a company never sees an application.
create function seat_application_ends() returns trigger language plpgsql security definer set search_path = public as $$
declare
  ended uuid;
begin
  update applications set ended_at = new.ended_at, ended_as = case when new.end_cause = 'not-shown' then 'not-shown' else 'seat-gone' end
    where seat_id = new.seat_id and person_id = new.person_id and ended_at is null returning id into ended;
  delete from application_documents where application_id = ended;
  return null;
end $$;
--> statement-breakpoint
create trigger seat_application_ends after update of ended_at on seat_assignments for each row
  when (old.ended_at is null and new.ended_at is not null) execute function seat_application_ends();
--> statement-breakpoint
-- Behind every way to a seat: nobody takes part in an offering that checks who comes without having been admitted to its course.
create function enrolment_admitted() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from offerings f where f.id = new.offering_id and f.admission is not null and not app_admitted(new.person_id, f.course_id)) then
    raise exception 'nobody takes part here without having been admitted' using errcode = 'check_violation', constraint = 'enrolments_admitted';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger enrolments_admitted before insert on enrolments for each row execute function enrolment_admitted();
