ALTER TABLE "seats" ALTER COLUMN "pool_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "order_places_person" ON "order_places" ("person_id");--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_sold_in_a_pool" CHECK ("sold_at" is null or "pool_id" is not null);