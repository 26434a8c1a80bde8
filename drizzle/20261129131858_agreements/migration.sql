CREATE TABLE "agreement_versions" (
	"agreement_id" uuid,
	"version" integer,
	"company_id" uuid NOT NULL,
	"number" text NOT NULL,
	"discount_basis_points" integer NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"course_ids" uuid[],
	"seats_most" integer,
	"net_most_minor" bigint,
	"currency" char(3),
	"ended" boolean DEFAULT false NOT NULL,
	"reason" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "agreement_versions_pk" PRIMARY KEY("agreement_id","version"),
	CONSTRAINT "agreement_versions_discount_sane" CHECK ("discount_basis_points" between 1 and 10000),
	CONSTRAINT "agreement_versions_days_in_order" CHECK ("until_day" >= "from_day"),
	CONSTRAINT "agreement_versions_some_courses" CHECK ("course_ids" is null or cardinality("course_ids") > 0),
	CONSTRAINT "agreement_versions_seats_sane" CHECK ("seats_most" > 0),
	CONSTRAINT "agreement_versions_net_sane" CHECK ("net_most_minor" > 0 and ("net_most_minor" is null) = ("currency" is null))
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "company_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "agreement_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "agreement" jsonb;--> statement-breakpoint
CREATE INDEX "agreement_versions_company" ON "agreement_versions" ("company_id");--> statement-breakpoint
CREATE INDEX "agreements_company" ON "agreements" ("company_id");--> statement-breakpoint
CREATE INDEX "order_lines_agreement" ON "order_lines" ("agreement_id") WHERE "agreement_id" is not null;--> statement-breakpoint
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_agreement_id_agreements_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id");--> statement-breakpoint
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_agreement_id_agreements_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id");--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_company_of_person" CHECK ("company_id" is null or "person_id" is not null);--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_agreed" CHECK (("agreement_id" is null) = ("agreement" is null) and num_nonnulls("agreement", "tier") < 2);
--> statement-breakpoint
-- What was agreed is a fact: another version follows it, and none is changed or goes away.
grant select, insert on agreements, agreement_versions to coursetill_app;
--> statement-breakpoint
revoke update, delete on agreements, agreement_versions from coursetill_app;
--> statement-breakpoint
alter table agreements enable row level security;
--> statement-breakpoint
create policy agreements_seen on agreements using ((select app_reach() = 'house') or app_member_of(company_id));
--> statement-breakpoint
alter table agreement_versions enable row level security;
--> statement-breakpoint
create policy agreement_versions_seen on agreement_versions using ((select app_reach() = 'house') or app_member_of(company_id));
--> statement-breakpoint
create trigger audited after insert on agreement_versions for each row
  execute function audit_change('{"subject": "company_id", "with": ["agreement_id"], "omit": ["set_at", "set_by"]}');
--> statement-breakpoint
-- By whose agreements somebody buys now; null is by none. `sold_to` is the number of a company to which whoever works here sells,
-- `payer` that of the company that an order is for ('' is nobody); where neither is said it is the company that the person's cart is
-- for. It, and the two after it, look with the owner's eyes, because what is for sale is read before anything of a company is.
create function buys_by_agreement(person uuid, sold_to text, payer text) returns uuid
language sql stable security definer set search_path = public as $$
  select c.id from companies c
  where exists (select from agreements a where a.company_id = c.id) and payer is distinct from '' and case
    when sold_to is not null then c.organisation_number = sold_to
    else c.confirmed_at is not null and c.id in (select m.company_id from company_members m
        where m.person_id = person and m.ended_at is null and m.role in ('owner', 'manager', 'buyer'))
      and case when payer is not null then c.organisation_number = payer
        else c.id = (select k.company_id from carts k where k.person_id = person and k.order_id is null) end
    end
$$;
--> statement-breakpoint
-- The best that is agreed with a company today on a course that is sold in a currency; null where nothing is. What has a most in money
-- covers what is sold in that currency alone.
create function agreed_with(company uuid, course uuid, sold_in text) returns json
language sql stable strict security definer set search_path = public as $$
  select json_build_object('agreementId', v.agreement_id, 'number', v.number, 'discountBasisPoints', v.discount_basis_points,
    'untilDay', v.until_day, 'limited', v.seats_most is not null or v.net_most_minor is not null,
    'companyId', c.id, 'company', c.name)
  from agreement_versions v join companies c on c.id = v.company_id
  where v.company_id = agreed_with.company and not v.ended
    and not exists (select from agreement_versions b where b.agreement_id = v.agreement_id and b.version > v.version)
    and (app_now() at time zone 'Europe/Oslo')::date between v.from_day and v.until_day
    and (v.course_ids is null or course = any (v.course_ids)) and (v.currency is null or v.currency = sold_in)
  order by v.discount_basis_points desc, v.agreement_id limit 1
$$;
--> statement-breakpoint
-- What was ordered by an agreement and not given back: seats, and what they cost, net, of what was sold in `sold_in`.
create function agreement_used(which uuid, sold_in text, out seats bigint, out net_minor bigint)
language sql stable security definer set search_path = public as $$
  select coalesce(sum(n.open), 0)::bigint, coalesce(sum(n.open * l.unit_net_minor) filter (where o.currency = sold_in), 0)::bigint
  from order_lines l join orders o on o.id = l.order_id
  cross join lateral (select count(*) as open from order_places p where p.line_id = l.id and p.returned_at is null) n
  where l.agreement_id = which and o.cancelled_at is null
$$;
--> statement-breakpoint
-- What an agreement could still be used for, told to whoever orders by it though they may not see what others ordered.
create function agreement_left(which uuid, out seats bigint, out net_minor bigint, out currency text)
language sql stable security definer set search_path = public as $$
  select v.seats_most - u.seats, v.net_most_minor - u.net_minor, v.currency::text
  from agreement_versions v cross join lateral agreement_used(v.agreement_id, v.currency::text) u
  where v.agreement_id = which order by v.version desc limit 1
$$;
