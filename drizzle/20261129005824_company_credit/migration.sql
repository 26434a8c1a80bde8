CREATE TABLE "company_credits" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"amount_minor" bigint,
	"until" date,
	"reason" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "company_credits_not_negative" CHECK ("amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "credit_decisions" (
	"wish_id" uuid PRIMARY KEY,
	"credit_id" uuid,
	"answer" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" text NOT NULL,
	CONSTRAINT "credit_decisions_answered" CHECK ("credit_id" is not null or "answer" <> '')
);
--> statement-breakpoint
CREATE TABLE "credit_wishes" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"lang" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" uuid NOT NULL,
	CONSTRAINT "credit_wishes_positive" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "public_body" boolean;--> statement-breakpoint
CREATE INDEX "company_credits_company" ON "company_credits" ("company_id","set_at");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_decisions_credit_once" ON "credit_decisions" ("credit_id");--> statement-breakpoint
CREATE INDEX "credit_wishes_company" ON "credit_wishes" ("company_id");--> statement-breakpoint
ALTER TABLE "company_credits" ADD CONSTRAINT "company_credits_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "credit_decisions" ADD CONSTRAINT "credit_decisions_wish_id_credit_wishes_id_fkey" FOREIGN KEY ("wish_id") REFERENCES "credit_wishes"("id");--> statement-breakpoint
ALTER TABLE "credit_decisions" ADD CONSTRAINT "credit_decisions_credit_id_company_credits_id_fkey" FOREIGN KEY ("credit_id") REFERENCES "company_credits"("id");--> statement-breakpoint
ALTER TABLE "credit_wishes" ADD CONSTRAINT "credit_wishes_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "credit_wishes" ADD CONSTRAINT "credit_wishes_asked_by_people_id_fkey" FOREIGN KEY ("asked_by") REFERENCES "people"("id");
--> statement-breakpoint
-- What was decided of a company's credit is for ever.
grant select, insert on company_credits, credit_wishes, credit_decisions to coursetill_app;
--> statement-breakpoint
revoke update, delete on company_credits, credit_wishes, credit_decisions from coursetill_app;
--> statement-breakpoint
alter table company_credits enable row level security;
--> statement-breakpoint
create policy company_credits_seen on company_credits
  using ((select app_reach() in ('house', 'buying')) or app_member_of(company_id));
--> statement-breakpoint
alter table credit_wishes enable row level security;
--> statement-breakpoint
create policy credit_wishes_seen on credit_wishes using ((select app_reach() = 'house') or app_member_of(company_id));
--> statement-breakpoint
alter table credit_decisions enable row level security;
--> statement-breakpoint
create policy credit_decisions_seen on credit_decisions
  using ((select app_reach() = 'house') or exists (select from credit_wishes w where w.id = wish_id));
--> statement-breakpoint
create trigger audited after insert on company_credits for each row
  execute function audit_change('{"subject": "company_id", "omit": ["id", "set_at", "set_by"]}');
--> statement-breakpoint
create trigger audited after insert on credit_decisions for each row
  execute function audit_change('{"subject": "wish_id", "omit": ["decided_at", "decided_by"]}');
--> statement-breakpoint
-- An amount in øre, by the newest rate there is; nothing while there is none.
create function in_kroner(amount bigint, of_currency text) returns bigint language sql stable security definer set search_path = public as $$
  select case when of_currency = 'NOK' then amount else coalesce((
    select round(amount * x.rate * case of_currency when 'JPY' then 100 else 1 end)::bigint from exchange_rates x
    where x.currency = of_currency order by x.rated_on desc, x.set_at desc, x.id desc limit 1), 0) end
$$;
--> statement-breakpoint
-- Øre that a company owes on invoice, issued or yet to be: of each order what was neither paid nor taken back, as the order's own
-- state says. It looks with the owner's eyes, because whoever buys for a company need not see what others bought for it.
create function company_owes(company uuid) returns bigint language sql stable security definer set search_path = public as $$
  select coalesce(sum(in_kroner(greatest(0, w.total_minor - w.paid_minor - w.credited_minor)::bigint, w.currency)), 0)::bigint from (
    select o.currency, o.total_minor,
      coalesce((select sum(p.captured_minor) from payments p where p.order_id = o.id), 0)
        - coalesce((select sum(r.amount_minor) from refunds r where r.order_id = o.id and (r.failed_at is null or r.resolution = 'paid-by-bank')), 0)
        + coalesce((select sum(t.amount_minor) from documents i join document_transfers t on t.document_id = i.id where i.order_id = o.id), 0) as paid_minor,
      coalesce((select sum(c.gross_minor) from documents c where c.order_id = o.id and c.kind = 'credit-note'
          and not exists (select from documents r where r.replaces_id = c.credits_id)
          and not exists (select from documents_due r where r.replaces_id = c.credits_id)), 0)
        + coalesce((select sum(m.forgone_minor) from demands m where m.order_id = o.id), 0) as credited_minor
    from orders o where o.company_id = company and o.pay_by = 'invoice' and o.settled_at is not null and o.cancelled_at is null) w
$$;
