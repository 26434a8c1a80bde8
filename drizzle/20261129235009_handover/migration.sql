CREATE TABLE "business_events" (
	"number" bigint PRIMARY KEY,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"subject_id" uuid NOT NULL,
	"offering_id" uuid
);
--> statement-breakpoint
CREATE TABLE "business_events_due" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "business_events_due_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"offering_id" uuid
);
--> statement-breakpoint
CREATE TABLE "calendar_links" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"company_id" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "gone_sessions" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"gone_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"id" uuid PRIMARY KEY,
	"delivery_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"status" integer,
	"milliseconds" integer NOT NULL,
	"said" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY,
	"webhook_id" uuid NOT NULL,
	"event_number" bigint,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"delivered_at" timestamp with time zone,
	"given_up_at" timestamp with time zone,
	CONSTRAINT "webhook_deliveries_one_end" CHECK ("delivered_at" is null or "given_up_at" is null)
);
--> statement-breakpoint
CREATE TABLE "webhook_secrets" (
	"id" uuid PRIMARY KEY,
	"webhook_id" uuid NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ends_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"kinds" text[] NOT NULL,
	"faculties" text[] NOT NULL,
	"personal" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"paused_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"disabled_cause" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "webhooks_disabled_with_cause" CHECK (("disabled_at" is null) = ("disabled_cause" is null)),
	CONSTRAINT "webhooks_some_kind" CHECK (cardinality("kinds") > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "business_events_id_once" ON "business_events" ("id");--> statement-breakpoint
CREATE INDEX "business_events_subject" ON "business_events" ("subject_id");--> statement-breakpoint
CREATE INDEX "business_events_offering_changes" ON "business_events" ("offering_id","number") WHERE "kind" like 'offering.%';--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_links_one_own" ON "calendar_links" ("person_id") WHERE "ended_at" is null and "company_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_links_one_company" ON "calendar_links" ("person_id","company_id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "gone_sessions_offering" ON "gone_sessions" ("offering_id");--> statement-breakpoint
CREATE INDEX "webhook_attempts_delivery" ON "webhook_attempts" ("delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_once" ON "webhook_deliveries" ("webhook_id","event_number");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_open" ON "webhook_deliveries" ("webhook_id","next_try_at") WHERE "delivered_at" is null and "given_up_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_secrets_one_lasts" ON "webhook_secrets" ("webhook_id") WHERE "ends_at" is null;--> statement-breakpoint
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "gone_sessions" ADD CONSTRAINT "gone_sessions_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_webhook_deliveries_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_deliveries"("id");--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_webhooks_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id");--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_number_business_events_number_fkey" FOREIGN KEY ("event_number") REFERENCES "business_events"("number");--> statement-breakpoint
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_webhook_id_webhooks_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id");
--> statement-breakpoint
-- What other systems are told (decisions/0051): noted by the database in the transaction in which it happens, whatever verb does it, and without a
-- statement more in a sale. Ids only.
create function note_enrolments_begun() returns trigger language plpgsql as $$
begin
  insert into business_events_due (at, kind, subject_id, offering_id)
  select app_now(), 'enrolment.created', n.id, n.offering_id from begun n;
  return null;
end $$;
--> statement-breakpoint
create trigger told_enrolments_begun after insert on enrolments referencing new table as begun for each statement
  execute function note_enrolments_begun();
--> statement-breakpoint
create function note_enrolment_changed() returns trigger language plpgsql as $$
begin
  insert into business_events_due (at, kind, subject_id, offering_id)
  select app_now(), kind, new.id, new.offering_id from (values
    ('enrolment.learner-changed', new.person_id <> old.person_id),
    ('enrolment.completed', old.completed_at is null and new.completed_at is not null),
    ('enrolment.completion-taken-back', old.completed_at is not null and new.completed_at is null and new.withdrawn_at is null),
    ('enrolment.withdrawn', old.withdrawn_at is null and new.withdrawn_at is not null)) as w(kind, so) where so;
  return null;
end $$;
--> statement-breakpoint
create trigger told_enrolment_changed after update of person_id, completed_at, withdrawn_at on enrolments for each row
  execute function note_enrolment_changed();
--> statement-breakpoint
-- An order that nobody was told of is not told to be cancelled either.
create function note_order_decided() returns trigger language plpgsql as $$
begin
  insert into business_events_due (at, kind, subject_id)
  values (app_now(), case when new.cancelled_at is null then 'order.settled' else 'order.cancelled' end, new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger told_order_placed after insert on orders for each row when (new.settled_at is not null) execute function note_order_decided();
--> statement-breakpoint
create trigger told_order_decided after update of settled_at, cancelled_at on orders for each row
  when (new.settled_at is not null and (old.settled_at is null and new.cancelled_at is null
    or old.settled_at is not null and old.cancelled_at is null and new.cancelled_at is not null))
  execute function note_order_decided();
--> statement-breakpoint
-- Of one transaction's changes to a published offering one is told.
create function note_offering(which uuid, what text) returns void language sql as $$
  insert into business_events_due (at, kind, subject_id, offering_id)
  select app_now(), what, which, which
  where not exists (select from business_events_due d where d.subject_id = which and d.kind in (what, 'offering.published') and d.xmin = pg_current_xact_id()::xid)
$$;
--> statement-breakpoint
create function note_offering_changed() returns trigger language plpgsql as $$
begin
  if new.published_at is not null and (tg_op = 'INSERT' or old.published_at is null) then perform note_offering(new.id, 'offering.published');
  elsif new.published_at is null then perform note_offering(new.id, 'offering.unpublished');
  else perform note_offering(new.id, 'offering.changed');
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger told_offering_begun after insert on offerings for each row when (new.published_at is not null) execute function note_offering_changed();
--> statement-breakpoint
create trigger told_offering_changed after update on offerings for each row
  when ((old.published_at is not null or new.published_at is not null)
    and (old.code, old.mode, old.place, old.zone, old.starts_at, old.ends_at, old.published_at is null)
      is distinct from (new.code, new.mode, new.place, new.zone, new.starts_at, new.ends_at, new.published_at is null))
  execute function note_offering_changed();
--> statement-breakpoint
create function note_session_changed() returns trigger language plpgsql as $$
declare of_offering uuid := coalesce(new.offering_id, old.offering_id);
begin
  if exists (select from offerings where id = of_offering and published_at is not null) then
    perform note_offering(of_offering, 'offering.changed');
    if tg_op = 'DELETE' then
      insert into gone_sessions (id, offering_id, starts_at, ends_at, place, gone_at)
      values (old.id, old.offering_id, old.starts_at, old.ends_at, old.place, app_now());
    end if;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger told_session_begun after insert or delete on offering_sessions for each row execute function note_session_changed();
--> statement-breakpoint
create trigger told_session_changed after update on offering_sessions for each row
  when ((old.starts_at, old.ends_at, old.place) is distinct from (new.starts_at, new.ends_at, new.place)) execute function note_session_changed();
--> statement-breakpoint
revoke update, delete on business_events, gone_sessions from coursetill_app;
--> statement-breakpoint
revoke update on business_events_due, webhook_attempts from coursetill_app;
--> statement-breakpoint
create trigger audited after insert or update or delete on webhooks for each row
  execute function audit_change('{"subject": "id", "omit": ["created_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on webhook_secrets for each row
  execute function audit_change('{"subject": "webhook_id", "with": ["id"], "omit": ["sealed", "created_at"]}');
--> statement-breakpoint
-- The second wall (decisions/0022): a secret link is seen by whoever has made it.
alter table calendar_links enable row level security;
--> statement-breakpoint
create policy calendar_links_seen on calendar_links
  using ((select app_reach() = 'house') or person_id = app_id('app.person'));
