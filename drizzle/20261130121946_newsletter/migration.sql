CREATE TABLE "newsletter_asks" (
	"id" uuid PRIMARY KEY,
	"email" text NOT NULL,
	"lang" text NOT NULL,
	"topics" text[],
	"wording" integer NOT NULL,
	"asked_from" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"digest" text,
	"used_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"fault" text,
	CONSTRAINT "newsletter_asks_lower" CHECK ("email" = lower("email"))
);
--> statement-breakpoint
CREATE TABLE "newsletter_consents" (
	"id" uuid PRIMARY KEY,
	"subscriber_id" uuid NOT NULL,
	"deed" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"lang" text NOT NULL,
	"topics" text[],
	"wording" integer NOT NULL,
	"asked_from" text,
	"asked_at" timestamp with time zone,
	CONSTRAINT "newsletter_consents_known" CHECK ("deed" in ('confirmed', 'changed', 'left', 'one-click')),
	CONSTRAINT "newsletter_consents_asked" CHECK (("deed" = 'confirmed') = ("asked_from" is not null) and ("asked_from" is null) = ("asked_at" is null))
);
--> statement-breakpoint
CREATE TABLE "newsletter_issues" (
	"id" uuid PRIMARY KEY,
	"campaign" text NOT NULL,
	"texts" jsonb NOT NULL,
	"segment" jsonb NOT NULL,
	"at_night" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"send_from" timestamp with time zone,
	"sent_by" text,
	"rendered" jsonb,
	"started_at" timestamp with time zone,
	"readers" integer,
	"next_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "newsletter_issues_sent" CHECK (("send_from" is null) = ("sent_by" is null)),
	CONSTRAINT "newsletter_issues_started" CHECK (("started_at" is null) = ("readers" is null) and ("started_at" is null) = ("rendered" is null)
        and ("started_at" is null or "send_from" is not null) and ("send_from" is null) = ("next_at" is null)),
	CONSTRAINT "newsletter_issues_one_end" CHECK ("cancelled_at" is null or "finished_at" is null)
);
--> statement-breakpoint
CREATE TABLE "newsletter_readers" (
	"id" uuid PRIMARY KEY,
	"issue_id" uuid NOT NULL,
	"subscriber_id" uuid,
	"written_at" timestamp with time zone,
	"skipped_at" timestamp with time zone,
	CONSTRAINT "newsletter_readers_one_end" CHECK ("written_at" is null or "skipped_at" is null)
);
--> statement-breakpoint
CREATE TABLE "newsletter_subscribers" (
	"id" uuid PRIMARY KEY,
	"email" text NOT NULL,
	"lang" text NOT NULL,
	"topics" text[],
	"confirmed_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "newsletter_subscribers_lower" CHECK ("email" = lower("email"))
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "leave_url" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "unwanted_at" timestamp with time zone;--> statement-breakpoint
DROP INDEX "mails_unsent";--> statement-breakpoint
CREATE INDEX "mails_unsent" ON "mails" (("leave_url" is not null),"next_try_at") WHERE "sent_at" is null and "bounced_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "newsletter_asks_digest_once" ON "newsletter_asks" ("digest");--> statement-breakpoint
CREATE INDEX "newsletter_asks_address" ON "newsletter_asks" ("email");--> statement-breakpoint
CREATE INDEX "newsletter_asks_unsent" ON "newsletter_asks" ("next_try_at") WHERE "sent_at" is null;--> statement-breakpoint
CREATE INDEX "newsletter_consents_subscriber" ON "newsletter_consents" ("subscriber_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "newsletter_issues_campaign_once" ON "newsletter_issues" ("campaign");--> statement-breakpoint
CREATE UNIQUE INDEX "newsletter_readers_once" ON "newsletter_readers" ("issue_id","subscriber_id");--> statement-breakpoint
CREATE INDEX "newsletter_readers_subscriber" ON "newsletter_readers" ("subscriber_id");--> statement-breakpoint
CREATE INDEX "newsletter_readers_left" ON "newsletter_readers" ("issue_id","id") WHERE "written_at" is null and "skipped_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "newsletter_subscribers_once" ON "newsletter_subscribers" ("email");--> statement-breakpoint
CREATE INDEX "mails_unwanted" ON "mails" ("to_email") WHERE "unwanted_at" is not null;--> statement-breakpoint
ALTER TABLE "newsletter_consents" ADD CONSTRAINT "newsletter_consents_xjMwglGKrSHa_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "newsletter_subscribers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "newsletter_readers" ADD CONSTRAINT "newsletter_readers_issue_id_newsletter_issues_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "newsletter_issues"("id");--> statement-breakpoint
ALTER TABLE "newsletter_readers" ADD CONSTRAINT "newsletter_readers_subscriber_id_newsletter_subscribers_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "newsletter_subscribers"("id") ON DELETE SET NULL;
--> statement-breakpoint
-- What somebody has said yes to is written once; it goes when they are erased, or long after they have left.
revoke update on newsletter_consents from coursetill_app;
--> statement-breakpoint
-- What was sent stays as it was read.
revoke delete on newsletter_issues, newsletter_readers from coursetill_app;
--> statement-breakpoint
create function newsletter_issue_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a newsletter that is being sent is not written on'
    using errcode = 'check_violation', constraint = 'newsletter_issue_stays', table = 'newsletter_issues';
end $$;
--> statement-breakpoint
create trigger newsletter_issue_stays before update on newsletter_issues for each row
  when (old.started_at is not null and (new.texts, new.segment, new.campaign, new.rendered, new.started_at, new.readers)
    is distinct from (old.texts, old.segment, old.campaign, old.rendered, old.started_at, old.readers))
  execute function newsletter_issue_stays();
--> statement-breakpoint
-- The second wall (decisions/0022): who subscribes is the house's alone; a subscriber comes with their link, and nobody else sees an address.
alter table newsletter_asks enable row level security;
--> statement-breakpoint
create policy newsletter_asks_seen on newsletter_asks using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table newsletter_subscribers enable row level security;
--> statement-breakpoint
create policy newsletter_subscribers_seen on newsletter_subscribers using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table newsletter_consents enable row level security;
--> statement-breakpoint
create policy newsletter_consents_seen on newsletter_consents using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table newsletter_readers enable row level security;
--> statement-breakpoint
create policy newsletter_readers_seen on newsletter_readers using ((select app_reach() = 'house'));
--> statement-breakpoint
create trigger audited after insert or update on newsletter_issues for each row
  execute function audit_change('{"subject": "id", "omit": ["texts", "rendered", "next_at", "created_at", "created_by", "sent_by"]}');
