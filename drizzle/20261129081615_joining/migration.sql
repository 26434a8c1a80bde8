CREATE TABLE "company_domains" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"token" text NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"claimed_by" uuid,
	"proved_at" timestamp with time zone,
	"evidence" text,
	"lets_in" text DEFAULT 'asking' NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "company_domains_lower" CHECK ("domain" = lower("domain")),
	CONSTRAINT "company_domains_evidence_known" CHECK ("evidence" in ('dns', 'staff')),
	CONSTRAINT "company_domains_proved" CHECK (("proved_at" is null) = ("evidence" is null)),
	CONSTRAINT "company_domains_lets_in_known" CHECK ("lets_in" in ('asking', 'at-once'))
);
--> statement-breakpoint
CREATE TABLE "join_wishes" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"admitted_as" text,
	CONSTRAINT "join_wishes_answered" CHECK ("answered_at" is not null or ("answered_by" is null and "admitted_as" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "company_domains_proved_once" ON "company_domains" ("domain") WHERE "proved_at" is not null and "ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "company_domains_claimed_once" ON "company_domains" ("company_id","domain") WHERE "ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "join_wishes_open_once" ON "join_wishes" ("company_id","person_id") WHERE "answered_at" is null;--> statement-breakpoint
CREATE INDEX "join_wishes_person" ON "join_wishes" ("person_id");--> statement-breakpoint
ALTER TABLE "company_domains" ADD CONSTRAINT "company_domains_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "company_domains" ADD CONSTRAINT "company_domains_claimed_by_people_id_fkey" FOREIGN KEY ("claimed_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "join_wishes" ADD CONSTRAINT "join_wishes_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "join_wishes" ADD CONSTRAINT "join_wishes_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "join_wishes" ADD CONSTRAINT "join_wishes_answered_by_people_id_fkey" FOREIGN KEY ("answered_by") REFERENCES "people"("id");
--> statement-breakpoint
grant select, insert, update, delete on company_domains, join_wishes to coursetill_app;
--> statement-breakpoint
-- Whoever asks to join is no member yet, and whether another company has a domain is asked by whoever proves it: both look with the
-- eyes of somebody who may buy for any company.
alter table company_domains enable row level security;
--> statement-breakpoint
create policy company_domains_seen on company_domains
  using ((select app_reach() in ('house', 'buying')) or app_member_of(company_id));
--> statement-breakpoint
alter table join_wishes enable row level security;
--> statement-breakpoint
create policy join_wishes_seen on join_wishes
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or app_member_of(company_id));
--> statement-breakpoint
create trigger audited after insert or update or delete on company_domains for each row
  execute function audit_change('{"subject": "company_id", "with": ["id", "domain"], "omit": ["token", "claimed_at", "claimed_by"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on join_wishes for each row
  execute function audit_change('{"subject": "company_id", "about": "person_id", "with": ["id", "person_id"], "omit": ["asked_at", "answered_by"]}');
