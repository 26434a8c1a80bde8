CREATE TABLE "approval_rules" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"above_minor" bigint,
	"reason" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "approval_rules_not_negative" CHECK ("above_minor" >= 0)
);
--> statement-breakpoint
ALTER TABLE "purchase_request_lines" DROP CONSTRAINT "purchase_request_lines_own_seat";--> statement-breakpoint
ALTER TABLE "purchase_request_lines" ADD COLUMN "people" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD COLUMN "company_id" uuid;--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD COLUMN "wish" jsonb;--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD COLUMN "approver_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "purchase_requests" ALTER COLUMN "employer_email" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "purchase_requests_company" ON "purchase_requests" ("company_id","asked_at") WHERE "company_id" is not null;--> statement-breakpoint
CREATE INDEX "approval_rules_company" ON "approval_rules" ("company_id","set_at");--> statement-breakpoint
CREATE INDEX "orders_approved_by" ON "orders" ("approved_by") WHERE "approved_by" is not null;--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD CONSTRAINT "purchase_requests_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD CONSTRAINT "purchase_requests_approver_id_people_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "approval_rules" ADD CONSTRAINT "approval_rules_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_approved_by_people_id_fkey" FOREIGN KEY ("approved_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "purchase_request_lines" ADD CONSTRAINT "purchase_request_lines_quantity_sane" CHECK ("quantity" between 1 and case "payer" when 'employer' then 1 else 100 end);--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD CONSTRAINT "purchase_requests_one_asked" CHECK (num_nonnulls("employer_email", "company_id") = 1 and ("company_id" is null) = ("wish" is null));
--> statement-breakpoint
-- What was decided of a company's orders is for ever.
grant select, insert on approval_rules to coursetill_app;
--> statement-breakpoint
revoke update, delete on approval_rules from coursetill_app;
--> statement-breakpoint
alter table approval_rules enable row level security;
--> statement-breakpoint
create policy approval_rules_seen on approval_rules
  using ((select app_reach() in ('house', 'buying')) or app_member_of(company_id));
--> statement-breakpoint
create trigger audited after insert on approval_rules for each row
  execute function audit_change('{"subject": "company_id", "omit": ["id", "set_at", "set_by"]}');
--> statement-breakpoint
-- Whether whoever asks says yes or no for a company, looked up with the owner's eyes.
create function app_approves_for(company uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from company_members m where m.company_id = company and m.person_id = app_id('app.person') and m.ended_at is null
      and m.role in ('owner', 'manager'))
$$;
--> statement-breakpoint
alter policy purchase_requests_seen on purchase_requests
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or app_approves_for(company_id));
