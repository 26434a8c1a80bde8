CREATE TABLE "application_documents" (
	"id" uuid PRIMARY KEY,
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" bytea NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_documents_type_known" CHECK ("media_type" in ('application/pdf', 'image/jpeg', 'image/png')),
	CONSTRAINT "application_documents_kind_known" CHECK ("kind" in ('transcript', 'diploma', 'employer', 'other')),
	CONSTRAINT "application_documents_size_true" CHECK ("size" = octet_length("content"))
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"hold_id" uuid NOT NULL,
	"lang" text NOT NULL,
	"requirements" text NOT NULL,
	"message" text NOT NULL,
	"applied_at" timestamp with time zone NOT NULL,
	"decide_by" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone NOT NULL,
	"late_told_at" timestamp with time zone,
	"asked_more_at" timestamp with time zone,
	"asked_more" text,
	"decided_at" timestamp with time zone,
	"decision" text,
	"reason" text,
	"words" text DEFAULT '' NOT NULL,
	"pay_by" timestamp with time zone,
	"order_id" uuid,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	CONSTRAINT "applications_ended" CHECK (("ended_at" is null) = ("ended_as" is null)),
	CONSTRAINT "applications_decided" CHECK (("decided_at" is null) = ("decision" is null)),
	CONSTRAINT "applications_reason_of_refusal" CHECK (("reason" is not null) = ("decision" is not distinct from 'refused')),
	CONSTRAINT "applications_paid_by_admitted" CHECK (("pay_by" is not null) = ("decision" is not distinct from 'admitted')),
	CONSTRAINT "applications_asked_more" CHECK (("asked_more_at" is null) = ("asked_more" is null)),
	CONSTRAINT "applications_decision_known" CHECK ("decision" in ('admitted', 'refused'))
);
--> statement-breakpoint
ALTER TABLE "offerings" ADD COLUMN "admission" jsonb;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD COLUMN "by_admission" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "application_documents_once" ON "application_documents" ("application_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_open" ON "applications" ("person_id","offering_id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "applications_hold_once" ON "applications" ("hold_id");--> statement-breakpoint
CREATE INDEX "applications_offering" ON "applications" ("offering_id","applied_at");--> statement-breakpoint
CREATE INDEX "applications_open" ON "applications" ("decide_by") WHERE "ended_at" is null;--> statement-breakpoint
ALTER TABLE "application_documents" ADD CONSTRAINT "application_documents_application_id_applications_id_fkey" FOREIGN KEY ("application_id") REFERENCES "applications"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_pool_id_seat_pools_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "seat_pools"("id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_hold_id_seat_holds_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "seat_holds"("id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_closed_or_checked" CHECK (not ("closed" and "admission" is not null));
--> statement-breakpoint
-- The second wall (decisions/0022): an application is seen by whoever applied, by those who keep the course, and by the house.
alter table applications enable row level security;
--> statement-breakpoint
create policy applications_seen on applications
  using ((select app_reach() = 'house') or person_id = app_id('app.person') or exists (
    select from offerings f join courses c on c.id = f.course_id where f.id = offering_id and c.faculty = any (app_list('app.faculties'))));
--> statement-breakpoint
alter table application_documents enable row level security;
--> statement-breakpoint
create policy application_documents_seen on application_documents
  using ((select app_reach() = 'house') or exists (select from applications a where a.id = application_id));
--> statement-breakpoint
-- What somebody sent is never another document afterwards, and an answer that was given stays given.
create function application_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was sent or answered of an application stays' using errcode = 'check_violation', constraint = 'applications_stay';
end $$;
--> statement-breakpoint
create trigger application_documents_stay before update on application_documents for each row execute function application_stays();
--> statement-breakpoint
create trigger applications_stay before update on applications for each row
  when (old.decision is distinct from new.decision and old.decision is not null or old.ended_as is not null and new.ended_as is distinct from old.ended_as)
  execute function application_stays();
