CREATE TABLE "held_together" (
	"offering_id" uuid PRIMARY KEY,
	"with_id" uuid NOT NULL,
	"seats" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "held_together_with_another" CHECK ("with_id" <> "offering_id"),
	CONSTRAINT "held_together_seats_sane" CHECK ("seats" >= 0)
);
--> statement-breakpoint
CREATE INDEX "held_together_with" ON "held_together" ("with_id");--> statement-breakpoint
ALTER TABLE "held_together" ADD CONSTRAINT "held_together_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "held_together" ADD CONSTRAINT "held_together_with_id_offerings_id_fkey" FOREIGN KEY ("with_id") REFERENCES "offerings"("id");
--> statement-breakpoint
-- Which starts are held together stays as it was decided; of the seats that are kept some may be sold again.
revoke update, delete on held_together from coursetill_app;
--> statement-breakpoint
grant update (seats) on held_together to coursetill_app;
--> statement-breakpoint
create trigger audited after insert or update on held_together for each row
  execute function audit_change('{"subject": "offering_id", "omit": ["by", "since"]}');
