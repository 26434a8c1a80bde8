CREATE TABLE "voucher_codes" (
	"id" uuid PRIMARY KEY,
	"voucher_id" uuid NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"id" uuid PRIMARY KEY,
	"campaign" text NOT NULL,
	"percent_basis_points" integer,
	"amount_minor" bigint,
	"currency" char(3),
	"faculties" text[],
	"course_ids" uuid[],
	"offering_ids" uuid[],
	"for_whom" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	"from_seats" integer NOT NULL,
	"seats_most" integer,
	"code_most" integer,
	"buyer_most" integer,
	"reason" text NOT NULL,
	"ended_at" timestamp with time zone,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL,
	CONSTRAINT "vouchers_one_kind" CHECK (num_nonnulls("percent_basis_points", "amount_minor") = 1),
	CONSTRAINT "vouchers_amount_in_currency" CHECK (("amount_minor" is null) = ("currency" is null)),
	CONSTRAINT "vouchers_percent_sane" CHECK ("percent_basis_points" between 1 and 10000),
	CONSTRAINT "vouchers_amount_sane" CHECK ("amount_minor" > 0),
	CONSTRAINT "vouchers_one_cover" CHECK (num_nonnulls("faculties", "course_ids", "offering_ids") < 2),
	CONSTRAINT "vouchers_for_whom" CHECK ("for_whom" in ('everybody', 'persons', 'companies')),
	CONSTRAINT "vouchers_time_in_order" CHECK ("until_at" > "from_at"),
	CONSTRAINT "vouchers_from_seats_sane" CHECK ("from_seats" between 1 and 100),
	CONSTRAINT "vouchers_limits_sane" CHECK (least("seats_most", "code_most", "buyer_most") > 0)
);
--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "voucher_code_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "voucher_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "voucher" jsonb;--> statement-breakpoint
CREATE INDEX "order_lines_voucher" ON "order_lines" ("voucher_id") WHERE "voucher_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_codes_once" ON "voucher_codes" ("code");--> statement-breakpoint
CREATE INDEX "voucher_codes_voucher" ON "voucher_codes" ("voucher_id");--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_voucher_code_id_voucher_codes_id_fkey" FOREIGN KEY ("voucher_code_id") REFERENCES "voucher_codes"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_voucher_id_vouchers_id_fkey" FOREIGN KEY ("voucher_id") REFERENCES "vouchers"("id");--> statement-breakpoint
ALTER TABLE "voucher_codes" ADD CONSTRAINT "voucher_codes_voucher_id_vouchers_id_fkey" FOREIGN KEY ("voucher_id") REFERENCES "vouchers"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_vouched" CHECK (("voucher_id" is null) = ("voucher" is null));--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_agreed", ADD CONSTRAINT "order_lines_agreed" CHECK (("agreement_id" is null) = ("agreement" is null) and num_nonnulls("agreement", "tier", "voucher") < 2);
--> statement-breakpoint
-- A code is a fact: people have it in their hands. What its voucher says may change, and it is ended, but never goes away.
revoke delete on vouchers from coursetill_app;
--> statement-breakpoint
revoke update, delete on voucher_codes from coursetill_app;
--> statement-breakpoint
create trigger audited after insert or update on vouchers for each row
  execute function audit_change('{"subject": "id", "omit": ["made_at", "made_by"]}');
--> statement-breakpoint
-- Seats that were ordered by a voucher and not given back: in all, by one of its codes, and by one buyer, who is the company where there
-- is one. It, and the next, look with the owner's eyes, because whoever buys may not see what others ordered.
create function voucher_used(which uuid, code uuid, person uuid, company uuid, out in_all bigint, out of_code bigint, out of_buyer bigint)
language sql stable security definer set search_path = public as $$
  select coalesce(sum(n.open), 0)::bigint,
    coalesce(sum(n.open) filter (where l.voucher ->> 'codeId' = code::text), 0)::bigint,
    coalesce(sum(n.open) filter (where case when company is not null then o.company_id = company
      else o.company_id is null and o.person_id = person end), 0)::bigint
  from order_lines l join orders o on o.id = l.order_id
  cross join lateral (select count(*) as open from order_places p where p.line_id = l.id and p.returned_at is null) n
  where l.voucher_id = which and o.cancelled_at is null
$$;
--> statement-breakpoint
-- A code as it stands at this moment for whoever may use it. Only where it has a most is it counted.
create function voucher_standing(code uuid, person uuid, company uuid) returns json
language sql stable security definer set search_path = public as $$
  select json_build_object('voucherId', v.id, 'codeId', k.id, 'code', k.code, 'percentBasisPoints', v.percent_basis_points,
    'amountMinor', v.amount_minor, 'currency', v.currency, 'faculties', v.faculties, 'courseIds', v.course_ids, 'offeringIds', v.offering_ids,
    'forWhom', v.for_whom, 'fromSeats', v.from_seats, 'fromAt', v.from_at,
    'state', case when v.ended_at is not null then 'ended' when app_now() < v.from_at then 'not-yet' when app_now() >= v.until_at then 'over' else 'runs' end,
    'isHidden', v.offering_ids is not null and not exists (select from offerings o where o.id = any (v.offering_ids) and not o.closed),
    'isLimited', num_nonnulls(v.seats_most, v.code_most, v.buyer_most) > 0,
    'left', least(v.seats_most - u.in_all, v.code_most - u.of_code), 'buyerLeft', v.buyer_most - u.of_buyer)
  from voucher_codes k join vouchers v on v.id = k.voucher_id
  left join lateral voucher_used(v.id, k.id, person, company) u on num_nonnulls(v.seats_most, v.code_most, v.buyer_most) > 0
  where k.id = voucher_standing.code
$$;
