CREATE TABLE "unit_budgets" (
	"id" uuid PRIMARY KEY,
	"unit_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"amount_minor" bigint,
	"reason" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "unit_budgets_not_negative" CHECK ("amount_minor" >= 0),
	CONSTRAINT "unit_budgets_year_sane" CHECK ("year" between 2000 and 2100)
);
--> statement-breakpoint
CREATE TABLE "company_units" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"name" text NOT NULL,
	"code" text,
	"invoice_email" text,
	"street" text,
	"postcode" text,
	"city" text,
	"buyer_reference" text,
	"invoices_by" text,
	"receiver_number" text,
	"needs" text,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "company_units_whole_address" CHECK (num_nonnulls("street", "postcode", "city") in (0, 3)),
	CONSTRAINT "company_units_invoices_by_known" CHECK ("invoices_by" in ('auto', 'ehf', 'mail')),
	CONSTRAINT "company_units_needs_known" CHECK ("needs" in ('nothing', 'either', 'order-number', 'reference', 'both'))
);
--> statement-breakpoint
ALTER TABLE "company_invitations" ADD COLUMN "unit_ids" uuid[];--> statement-breakpoint
ALTER TABLE "company_members" ADD COLUMN "unit_ids" uuid[];--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "unit_id" uuid;--> statement-breakpoint
CREATE INDEX "unit_budgets_unit" ON "unit_budgets" ("unit_id","year","set_at");--> statement-breakpoint
CREATE UNIQUE INDEX "company_units_name_once" ON "company_units" ("company_id",lower("name")) WHERE "archived_at" is null;--> statement-breakpoint
CREATE INDEX "orders_unit" ON "orders" ("unit_id") WHERE "unit_id" is not null;--> statement-breakpoint
ALTER TABLE "unit_budgets" ADD CONSTRAINT "unit_budgets_unit_id_company_units_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "company_units"("id");--> statement-breakpoint
ALTER TABLE "company_units" ADD CONSTRAINT "company_units_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_unit_id_company_units_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "company_units"("id");--> statement-breakpoint
ALTER TABLE "company_invitations" ADD CONSTRAINT "company_invitations_some_units" CHECK (cardinality("unit_ids") > 0);--> statement-breakpoint
ALTER TABLE "company_invitations" ADD CONSTRAINT "company_invitations_owners_unbound" CHECK ("unit_ids" is null or "role" <> 'owner');--> statement-breakpoint
ALTER TABLE "company_members" ADD CONSTRAINT "company_members_some_units" CHECK (cardinality("unit_ids") > 0);--> statement-breakpoint
ALTER TABLE "company_members" ADD CONSTRAINT "company_members_owners_unbound" CHECK ("unit_ids" is null or "role" <> 'owner');--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_unit_of_company" CHECK ("unit_id" is null or "company_id" is not null);
--> statement-breakpoint
-- Orders name a unit for ever: it is archived, never deleted.
grant select, insert, update on company_units to coursetill_app;
--> statement-breakpoint
revoke delete on company_units from coursetill_app;
--> statement-breakpoint
-- Whoever is bound to no unit is shown all of the company.
create function app_unbound_in(company uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from company_members m where m.company_id = company and m.person_id = app_id('app.person') and m.ended_at is null and m.unit_ids is null)
$$;
--> statement-breakpoint
-- Whether what stands on a unit, or on none, is open to a member; to one who is bound only what stands on theirs.
create function app_member_at(company uuid, unit uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from company_members m where m.company_id = company and m.person_id = app_id('app.person') and m.ended_at is null
      and (m.unit_ids is null or unit = any (m.unit_ids)))
$$;
--> statement-breakpoint
-- What somebody ordered for a company is lost to them with the membership, and with being bound to other units.
create or replace function app_sees_order(which uuid) returns boolean language sql stable security definer set search_path = public as $$
  select which::text = any (app_list('app.orders')) or exists (
    select from orders o left join companies c on c.id = o.company_id where o.id = which and (
      o.external_client = app_id('app.client')
      or (o.person_id = app_id('app.person') and not exists (
        select from company_members gone where gone.company_id = o.company_id and gone.person_id = o.person_id
          and (gone.ended_at is not null or (gone.unit_ids is not null and (o.unit_id = any (gone.unit_ids)) is not true))))
      or (c.confirmed_at is not null and app_member_at(c.id, o.unit_id))
      or app_keeps_order(o.id)))
$$;
--> statement-breakpoint
alter table company_units enable row level security;
--> statement-breakpoint
create policy company_units_seen on company_units
  using ((select app_reach() in ('house', 'buying')) or app_member_at(company_id, id));
--> statement-breakpoint
-- What is the company's as a whole is shown to nobody who is bound to a part of it.
alter policy company_members_seen on company_members
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or app_unbound_in(company_id));
--> statement-breakpoint
alter policy company_invitations_seen on company_invitations
  using ((select app_reach() in ('house', 'buying')) or app_unbound_in(company_id));
--> statement-breakpoint
alter policy company_domains_seen on company_domains
  using ((select app_reach() in ('house', 'buying')) or app_unbound_in(company_id));
--> statement-breakpoint
alter policy join_wishes_seen on join_wishes
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or app_unbound_in(company_id));
--> statement-breakpoint
alter policy company_credits_seen on company_credits
  using ((select app_reach() in ('house', 'buying')) or app_unbound_in(company_id));
--> statement-breakpoint
alter policy credit_wishes_seen on credit_wishes using ((select app_reach() = 'house') or app_unbound_in(company_id));
--> statement-breakpoint
alter policy course_partners_seen on course_partners using ((select app_reach() = 'house') or app_unbound_in(company_id));
--> statement-breakpoint
create trigger audited after insert or update on company_units for each row
  execute function audit_change('{"subject": "company_id", "about": "company_id", "with": ["id", "name"], "personal": ["invoice_email", "street", "postcode", "city", "buyer_reference"], "omit": ["created_at"]}');
--> statement-breakpoint
-- What was decided of a budget is for ever.
grant select, insert on unit_budgets to coursetill_app;
--> statement-breakpoint
revoke update, delete on unit_budgets from coursetill_app;
--> statement-breakpoint
-- Whoever may see the unit.
alter table unit_budgets enable row level security;
--> statement-breakpoint
create policy unit_budgets_seen on unit_budgets
  using ((select app_reach() in ('house', 'buying')) or exists (select from company_units u where u.id = unit_id));
--> statement-breakpoint
create trigger audited after insert on unit_budgets for each row
  execute function audit_change('{"subject": "unit_id", "with": ["year"], "omit": ["id", "set_at", "set_by"]}');
--> statement-breakpoint
-- Øre without VAT that were ordered for a unit in a calendar year and neither cancelled nor given back. It looks with the owner's eyes, so
-- that the figure is the same for everybody who may see it.
create function unit_used(unit uuid, in_year integer) returns bigint language sql stable security definer set search_path = public as $$
  select coalesce(sum(in_kroner(greatest(0, w.net_minor - w.credited_minor)::bigint, w.currency)), 0)::bigint from (
    select o.currency, o.net_minor,
      coalesce((select sum(c.net_minor) from documents c where c.order_id = o.id and c.kind = 'credit-note'
          and not exists (select from documents r where r.replaces_id = c.credits_id)
          and not exists (select from documents_due r where r.replaces_id = c.credits_id)), 0)
        + coalesce((select sum(s.forgone_minor) from demands m join demand_lines s on s.demand_id = m.id where m.order_id = o.id), 0) as credited_minor
    from orders o where o.unit_id = unit and o.cancelled_at is null
      and extract(year from o.placed_at at time zone 'Europe/Oslo')::int = in_year) w
$$;
--> statement-breakpoint
-- Whether whoever asks says yes or no for a whole company; whoever is bound to some of its units does not.
create or replace function app_approves_for(company uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from company_members m where m.company_id = company and m.person_id = app_id('app.person') and m.ended_at is null
      and m.role in ('owner', 'manager') and m.unit_ids is null)
$$;
--> statement-breakpoint
alter policy approval_rules_seen on approval_rules
  using ((select app_reach() in ('house', 'buying')) or app_unbound_in(company_id));
