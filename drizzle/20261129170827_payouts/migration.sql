CREATE TABLE "payout_arrivals" (
	"placement_id" uuid PRIMARY KEY,
	"payout_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payout_decisions" (
	"id" uuid PRIMARY KEY,
	"line_id" uuid NOT NULL,
	"as" text NOT NULL,
	"fee_minor" bigint NOT NULL,
	"other_minor" bigint NOT NULL,
	"reason" text,
	"undoes_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "payout_decisions_as_known" CHECK ("as" in ('not-ours', 'fee'))
);
--> statement-breakpoint
CREATE TABLE "payout_lines" (
	"id" uuid PRIMARY KEY,
	"payout_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"stripe_transaction" text NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"source" text,
	"payment_intent" text,
	"amount_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"net_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"available_on" date NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payout_lines_add_up" CHECK ("net_minor" = "amount_minor" - "fee_minor")
);
--> statement-breakpoint
CREATE TABLE "payout_readings" (
	"one" boolean PRIMARY KEY DEFAULT true,
	"read_until" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payout_readings_one" CHECK ("one")
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY,
	"stripe_payout" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"arrival_on" date NOT NULL,
	"expected_by" date NOT NULL,
	"automatic" boolean NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"read_at" timestamp with time zone,
	"asked_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "payouts_state_known" CHECK ("state" in ('pending', 'in_transit', 'paid', 'failed', 'canceled')),
	CONSTRAINT "payouts_of_something" CHECK ("amount_minor" <> 0),
	CONSTRAINT "payouts_undone_if_said" CHECK (("undone_at" is not null) = ("state" in ('failed', 'canceled')))
);
--> statement-breakpoint
CREATE INDEX "payout_arrivals_payout" ON "payout_arrivals" ("payout_id");--> statement-breakpoint
CREATE INDEX "payout_decisions_line" ON "payout_decisions" ("line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_decisions_undone_once" ON "payout_decisions" ("undoes_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_lines_told_once" ON "payout_lines" ("stripe_transaction");--> statement-breakpoint
CREATE INDEX "payout_lines_in_order" ON "payout_lines" ("payout_id","position");--> statement-breakpoint
CREATE INDEX "payout_lines_open" ON "payout_lines" ("payout_id") WHERE "settled_at" is null;--> statement-breakpoint
CREATE INDEX "payout_lines_source" ON "payout_lines" ("source");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_stripe_once" ON "payouts" ("stripe_payout");--> statement-breakpoint
CREATE INDEX "payouts_by_arrival" ON "payouts" ("arrival_on","id");--> statement-breakpoint
CREATE INDEX "payouts_unread" ON "payouts" ("asked_at") WHERE "read_at" is null and "automatic";--> statement-breakpoint
ALTER TABLE "payout_arrivals" ADD CONSTRAINT "payout_arrivals_placement_id_placements_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placements"("id");--> statement-breakpoint
ALTER TABLE "payout_arrivals" ADD CONSTRAINT "payout_arrivals_payout_id_payouts_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payouts"("id");--> statement-breakpoint
ALTER TABLE "payout_decisions" ADD CONSTRAINT "payout_decisions_line_id_payout_lines_id_fkey" FOREIGN KEY ("line_id") REFERENCES "payout_lines"("id");--> statement-breakpoint
ALTER TABLE "payout_decisions" ADD CONSTRAINT "payout_decisions_undoes_id_payout_decisions_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "payout_decisions"("id");--> statement-breakpoint
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_payout_id_payouts_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payouts"("id");-- What Stripe told is told for ever; of a payout its state changes, of a line that it is settled.
--> statement-breakpoint
grant select, insert on payouts, payout_lines, payout_decisions, payout_arrivals to coursetill_app;
--> statement-breakpoint
revoke update, delete on payouts, payout_lines, payout_decisions, payout_arrivals from coursetill_app;
--> statement-breakpoint
grant update (arrival_on, expected_by, state, failure, read_at, asked_at, paid_at, undone_at) on payouts to coursetill_app;
--> statement-breakpoint
grant update (settled_at) on payout_lines to coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): what the payment provider pays out is seen by those who work here.
alter table payouts enable row level security;
--> statement-breakpoint
create policy payouts_seen on payouts using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table payout_lines enable row level security;
--> statement-breakpoint
create policy payout_lines_seen on payout_lines using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table payout_decisions enable row level security;
--> statement-breakpoint
create policy payout_decisions_seen on payout_decisions using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table payout_arrivals enable row level security;
--> statement-breakpoint
create policy payout_arrivals_seen on payout_arrivals using ((select app_reach() = 'house'));
--> statement-breakpoint
insert into accounts (code, kind, name_nb, name_en) values
  ('1578', 'asset', 'Utbetalinger fra betalingsformidler, underveis', 'Payouts of the payment provider under way'),
  ('2986', 'liability', 'Kortpenger som ikke er kassens', 'Card money that is not the till’s')
  on conflict (code) do nothing;
--> statement-breakpoint
insert into account_roles (role, valid_from, account, set_by, set_at) values
  ('payouts-under-way', '2000-01-01', '1578', 'job:migration', app_now()),
  ('other-card-money', '2000-01-01', '2986', 'job:migration', app_now());
--> statement-breakpoint
create trigger audited after insert on payout_decisions for each row
  execute function audit_change('{"subject": "line_id", "with": ["as", "reason", "undoes_id"], "omit": ["id", "at", "by"]}');
