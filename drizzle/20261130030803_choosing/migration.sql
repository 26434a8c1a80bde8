ALTER TABLE "waiting_entries" ADD COLUMN "paid_order_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entries_paid_once" ON "waiting_entries" ("paid_order_id") WHERE "ended_at" is null;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_paid_order_id_orders_id_fkey" FOREIGN KEY ("paid_order_id") REFERENCES "orders"("id");