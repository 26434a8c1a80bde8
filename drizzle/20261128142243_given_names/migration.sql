ALTER TABLE "order_places" ADD COLUMN "name" text;--> statement-breakpoint
-- What older orders have shown so far stays what they show.
UPDATE "order_places" p SET "name" = n."name" FROM "people" n WHERE n."id" = p."person_id";--> statement-breakpoint
ALTER TABLE "order_places" ADD CONSTRAINT "order_places_named" CHECK (("person_id" is null) = ("name" is null));
