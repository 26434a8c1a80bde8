CREATE TABLE "decision_days" (
	"offering_id" uuid PRIMARY KEY,
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offering_cancel_orders" (
	"id" uuid PRIMARY KEY,
	"cancellation_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"planned" jsonb,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"done_at" timestamp with time zone,
	"outcome" text,
	"done" jsonb,
	CONSTRAINT "offering_cancel_orders_done_whole" CHECK (num_nonnulls("done_at", "outcome", "done") in (0, 3)),
	CONSTRAINT "offering_cancel_orders_outcome_known" CHECK ("outcome" in ('credited', 'returned', 'ended-unpaid', 'gone-before'))
);
--> statement-breakpoint
CREATE TABLE "offering_cancel_wishes" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"simulation_id" text NOT NULL,
	"reason" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offering_cancellations" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"simulation_id" text NOT NULL,
	"reason" jsonb NOT NULL,
	"sums" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"wished_by" text,
	CONSTRAINT "offering_cancellations_by_two" CHECK ("wished_by" is distinct from "by")
);
--> statement-breakpoint
CREATE TABLE "offering_costs" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"what" text NOT NULL,
	"kind" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "offering_costs_kind_known" CHECK ("kind" in ('fixed', 'per-learner')),
	CONSTRAINT "offering_costs_said" CHECK ("what" <> ''),
	CONSTRAINT "offering_costs_positive" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "offerings" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "offering_cancel_orders_one_open" ON "offering_cancel_orders" ("cancellation_id","order_id") WHERE "done_at" is null;--> statement-breakpoint
CREATE INDEX "offering_cancel_orders_of" ON "offering_cancel_orders" ("cancellation_id","id");--> statement-breakpoint
CREATE INDEX "offering_cancel_orders_order" ON "offering_cancel_orders" ("order_id");--> statement-breakpoint
CREATE INDEX "offering_cancel_orders_due" ON "offering_cancel_orders" ("next_try_at") WHERE "done_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "offering_cancel_wishes_once" ON "offering_cancel_wishes" ("offering_id","simulation_id","by");--> statement-breakpoint
CREATE UNIQUE INDEX "offering_cancellations_once" ON "offering_cancellations" ("offering_id");--> statement-breakpoint
CREATE INDEX "offering_costs_offering" ON "offering_costs" ("offering_id");--> statement-breakpoint
ALTER TABLE "decision_days" ADD CONSTRAINT "decision_days_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offering_cancel_orders" ADD CONSTRAINT "offering_cancel_orders_86i1csrobh07_fkey" FOREIGN KEY ("cancellation_id") REFERENCES "offering_cancellations"("id");--> statement-breakpoint
ALTER TABLE "offering_cancel_orders" ADD CONSTRAINT "offering_cancel_orders_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "offering_cancel_wishes" ADD CONSTRAINT "offering_cancel_wishes_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offering_cancellations" ADD CONSTRAINT "offering_cancellations_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offering_costs" ADD CONSTRAINT "offering_costs_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_cancelled_not_sold" CHECK ("cancelled_at" is null or "published_at" is null);
--> statement-breakpoint
-- What was decided stays; of an order's part only what comes of it is written, and once.
revoke update, delete on offering_cancel_wishes, offering_cancellations from coursetill_app;
--> statement-breakpoint
revoke update, delete on offering_cancel_orders from coursetill_app;
--> statement-breakpoint
grant update (next_try_at, tries, fault, done_at, outcome, done) on offering_cancel_orders to coursetill_app;
--> statement-breakpoint
create function offering_cancel_done_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was done of a cancelled offering stays' using errcode = 'check_violation', constraint = 'offering_cancel_done_stays';
end $$;
--> statement-breakpoint
create trigger offering_cancel_done_stays before update on offering_cancel_orders for each row
  when (old.done_at is not null) execute function offering_cancel_done_stays();
--> statement-breakpoint
-- An offering that is cancelled stays so.
create function offering_stays_cancelled() returns trigger language plpgsql as $$
begin
  raise exception 'the offering was cancelled for good' using errcode = 'check_violation', constraint = 'offering_stays_cancelled';
end $$;
--> statement-breakpoint
create trigger offering_stays_cancelled before update of cancelled_at on offerings for each row
  when (old.cancelled_at is not null and new.cancelled_at is distinct from old.cancelled_at) execute function offering_stays_cancelled();
--> statement-breakpoint
-- The second wall (decisions/0022): costs are seen by those who keep the offering and by the house; decisions and orders by the house.
alter table offering_costs enable row level security;
--> statement-breakpoint
create policy offering_costs_seen on offering_costs
  using ((select app_reach() = 'house') or exists (
    select from offerings f join courses c on c.id = f.course_id where f.id = offering_id and c.faculty = any (app_list('app.faculties'))));
--> statement-breakpoint
alter table offering_cancel_wishes enable row level security;
--> statement-breakpoint
create policy offering_cancel_wishes_seen on offering_cancel_wishes using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table offering_cancellations enable row level security;
--> statement-breakpoint
create policy offering_cancellations_seen on offering_cancellations using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table offering_cancel_orders enable row level security;
--> statement-breakpoint
create policy offering_cancel_orders_seen on offering_cancel_orders using ((select app_reach() = 'house'));
--> statement-breakpoint
create trigger audited after insert or update or delete on offering_costs for each row
  execute function audit_change('{"subject": "offering_id", "with": ["id"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on decision_days for each row
  execute function audit_change('{"subject": "offering_id"}');
--> statement-breakpoint
create trigger audited after insert on offering_cancel_wishes for each row
  execute function audit_change('{"subject": "offering_id", "omit": ["id", "at", "by", "reason"]}');
--> statement-breakpoint
create trigger audited after insert on offering_cancellations for each row
  execute function audit_change('{"subject": "offering_id", "with": ["id"], "omit": ["at", "by", "reason", "sums"]}');
