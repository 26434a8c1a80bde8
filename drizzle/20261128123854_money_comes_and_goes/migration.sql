CREATE TABLE "dispute_movements" (
	"id" uuid PRIMARY KEY,
	"dispute_id" uuid NOT NULL,
	"stripe_movement" text NOT NULL,
	"back" boolean NOT NULL,
	"amount_minor" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "dispute_movements_positive" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" uuid PRIMARY KEY,
	"payment_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"stripe_dispute" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"reason" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"outcome" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "disputes_positive" CHECK ("amount_minor" > 0),
	CONSTRAINT "disputes_closed_with_outcome" CHECK (("closed_at" is null) = ("outcome" is null)),
	CONSTRAINT "disputes_settled_if_closed" CHECK ("settled_at" is null or "closed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "stripe_readings" (
	"one" boolean PRIMARY KEY DEFAULT true,
	"read_until" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stripe_readings_one" CHECK ("one")
);
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "processing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "attempt" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "resolved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "resolution" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "allocated_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stripe_events" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stripe_events" ADD COLUMN "next_try_at" timestamp with time zone DEFAULT app_now() NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_movements_stripe_once" ON "dispute_movements" ("stripe_movement");--> statement-breakpoint
CREATE INDEX "dispute_movements_dispute" ON "dispute_movements" ("dispute_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_stripe_once" ON "disputes" ("stripe_dispute");--> statement-breakpoint
CREATE INDEX "disputes_payment" ON "disputes" ("payment_id");--> statement-breakpoint
CREATE INDEX "disputes_order" ON "disputes" ("order_id");--> statement-breakpoint
CREATE INDEX "disputes_unsettled" ON "disputes" ("opened_at") WHERE "settled_at" is null;--> statement-breakpoint
CREATE INDEX "refunds_order" ON "refunds" ("order_id");--> statement-breakpoint
CREATE INDEX "refunds_unresolved" ON "refunds" ("failed_at") WHERE "failed_at" is not null and "resolved_at" is null;--> statement-breakpoint
CREATE INDEX "stripe_events_waiting" ON "stripe_events" ("next_try_at") WHERE "handled_at" is null;--> statement-breakpoint
ALTER TABLE "dispute_movements" ADD CONSTRAINT "dispute_movements_dispute_id_disputes_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "disputes"("id");--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_id_payments_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id");--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_allocated_within" CHECK ("allocated_minor" between 0 and "amount_minor");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_resolved_if_failed" CHECK ("resolved_at" is null or "failed_at" is not null);--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_resolved_somehow" CHECK (("resolved_at" is null) = ("resolution" is null));