ALTER TABLE "orders" ADD COLUMN "exchanged_for_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_exchanged_once" ON "orders" ("exchanged_for_id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_exchanged_for_id_orders_id_fkey" FOREIGN KEY ("exchanged_for_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_exchanged_for_another" CHECK (("exchanged_for_id" is not null) = (coalesce("cancel_cause", '') = 'exchanged') and "exchanged_for_id" is distinct from "id");