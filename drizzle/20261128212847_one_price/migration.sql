-- An offering is sold in one currency: what it was sold in so far stays, prices that no buyer was shown go.
DELETE FROM "offering_prices" WHERE ("offering_id", "currency") NOT IN (
	SELECT DISTINCT ON ("offering_id") "offering_id", "currency" FROM "offering_prices" ORDER BY "offering_id", "currency" = 'NOK' DESC, "currency"
);--> statement-breakpoint
ALTER TABLE "offering_prices" DROP CONSTRAINT "offering_prices_pk";--> statement-breakpoint
ALTER TABLE "offering_prices" ADD CONSTRAINT "offering_prices_pk" PRIMARY KEY("offering_id");
