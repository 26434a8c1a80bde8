CREATE TABLE "moves" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"from_line_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"to_offering_id" uuid NOT NULL,
	"hold_id" uuid NOT NULL,
	"payment_id" uuid,
	"agreed" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"done_at" timestamp with time zone,
	"to_set_off" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	CONSTRAINT "moves_end_whole" CHECK (("ended_at" is null) = ("ended_as" is null)),
	CONSTRAINT "moves_end_known" CHECK ("ended_as" in ('lapsed', 'given-up', 'money-back')),
	CONSTRAINT "moves_done_or_over" CHECK ("done_at" is null or "ended_at" is null)
);
--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "moved_to_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "moved_from_id" uuid;--> statement-breakpoint
DROP INDEX "order_lines_pool_once";--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_pool_once" ON "order_lines" ("order_id","pool_id") WHERE "moved_from_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_moved_once" ON "enrolments" ("moved_to_id") WHERE "moved_to_id" is not null;--> statement-breakpoint
CREATE INDEX "moves_order" ON "moves" ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moves_payment_once" ON "moves" ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moves_one_at_a_time" ON "moves" ("order_id") WHERE "done_at" is null and "ended_at" is null;--> statement-breakpoint
CREATE INDEX "moves_to_set_off" ON "moves" ("id") WHERE "to_set_off";--> statement-breakpoint
CREATE INDEX "order_lines_moved_from" ON "order_lines" ("moved_from_id") WHERE "moved_from_id" is not null;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_moved_to_id_enrolments_id_fkey" FOREIGN KEY ("moved_to_id") REFERENCES "enrolments"("id");--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_from_line_id_order_lines_id_fkey" FOREIGN KEY ("from_line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_to_offering_id_offerings_id_fkey" FOREIGN KEY ("to_offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_hold_id_seat_holds_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "seat_holds"("id");--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_payment_id_payments_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_moved_from_id_order_lines_id_fkey" FOREIGN KEY ("moved_from_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_moved_are_over" CHECK ("moved_to_id" is null or "withdrawn_at" is not null);
--> statement-breakpoint
-- What was agreed to stays; only how far it is changes.
revoke update, delete on moves from coursetill_app;
--> statement-breakpoint
grant update (hold_id, done_at, to_set_off, ended_at, ended_as) on moves to coursetill_app;
--> statement-breakpoint
alter table moves enable row level security;
--> statement-breakpoint
create policy moves_seen on moves using ((select app_reach() = 'house') or app_sees_order(order_id));
