CREATE TABLE "money_decisions" (
	"request_id" uuid PRIMARY KEY,
	"asked_by" text NOT NULL,
	"signed" boolean NOT NULL,
	"reason" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" text NOT NULL,
	CONSTRAINT "money_decisions_two_people" CHECK (not "signed" or "decided_by" <> "asked_by")
);
--> statement-breakpoint
CREATE TABLE "money_requests" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"act" jsonb NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	CONSTRAINT "money_requests_asker" UNIQUE("id","asked_by")
);
--> statement-breakpoint
CREATE INDEX "money_requests_order" ON "money_requests" ("order_id");--> statement-breakpoint
ALTER TABLE "money_decisions" ADD CONSTRAINT "money_decisions_request" FOREIGN KEY ("request_id","asked_by") REFERENCES "money_requests"("id","asked_by");--> statement-breakpoint
ALTER TABLE "money_requests" ADD CONSTRAINT "money_requests_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
-- Who asked and who signed is for ever.
grant select, insert on money_requests, money_decisions to coursetill_app;
--> statement-breakpoint
revoke update, delete on money_requests, money_decisions from coursetill_app;
