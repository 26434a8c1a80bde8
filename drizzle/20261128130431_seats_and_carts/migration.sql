ALTER TABLE "carts" ALTER COLUMN "token_digest" DROP NOT NULL;--> statement-breakpoint
-- A cart opens to its person or to its token, no longer to both: of several open ones a person keeps the newest, the others keep their token.
UPDATE "carts" c SET "person_id" = NULL WHERE "person_id" IS NOT NULL AND "order_id" IS NULL AND EXISTS (
  SELECT FROM "carts" n WHERE n."person_id" = c."person_id" AND n."order_id" IS NULL AND (n."created_at", n."id") > (c."created_at", c."id"));--> statement-breakpoint
UPDATE "carts" SET "token_digest" = NULL WHERE "person_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ALTER COLUMN "pool_id" DROP NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "carts_one_open_each" ON "carts" ("person_id") WHERE "person_id" is not null and "order_id" is null;--> statement-breakpoint
CREATE INDEX "carts_person" ON "carts" ("person_id","created_at") WHERE "person_id" is not null;--> statement-breakpoint
CREATE INDEX "order_places_person" ON "order_places" ("person_id");--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_one_opener" CHECK (("token_digest" is null) <> ("person_id" is null));--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_sold_in_a_pool" CHECK ("sold_at" is null or "pool_id" is not null);
