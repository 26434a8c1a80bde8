CREATE TABLE "line_returns" (
	"act_id" uuid,
	"line_id" uuid,
	"order_id" uuid NOT NULL,
	"seats" integer NOT NULL,
	"fee_minor" bigint NOT NULL,
	"credited_minor" bigint NOT NULL,
	"returned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "line_returns_pk" PRIMARY KEY("act_id","line_id"),
	CONSTRAINT "line_returns_some_seats" CHECK ("seats" > 0),
	CONSTRAINT "line_returns_not_negative" CHECK ("fee_minor" >= 0 and "credited_minor" >= 0)
);
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "tier" jsonb;--> statement-breakpoint
ALTER TABLE "offering_prices" ADD COLUMN "tiers" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "offering_prices" ADD COLUMN "tier_rule" text DEFAULT 'keep-price' NOT NULL;--> statement-breakpoint
ALTER TABLE "cancellation_terms" ADD COLUMN "rules" jsonb;--> statement-breakpoint
CREATE INDEX "line_returns_order" ON "line_returns" ("order_id");--> statement-breakpoint
ALTER TABLE "line_returns" ADD CONSTRAINT "line_returns_line_id_order_lines_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "line_returns" ADD CONSTRAINT "line_returns_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "offering_prices" ADD CONSTRAINT "offering_prices_tier_rule" CHECK ("tier_rule" in ('keep-price', 'reprice'));
--> statement-breakpoint
-- What was given back is a money fact: it is never changed and never goes away.
revoke update, delete on line_returns from coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): what was given back of an order is shown to whoever sees the order.
alter table line_returns enable row level security;
--> statement-breakpoint
create policy line_returns_seen on line_returns using ((select app_reach() = 'house') or app_sees_order(order_id));
