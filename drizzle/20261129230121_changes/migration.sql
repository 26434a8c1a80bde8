CREATE TABLE "offering_changes" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"material" boolean NOT NULL,
	"free_until" timestamp with time zone,
	"words" jsonb,
	"told_at" timestamp with time zone,
	CONSTRAINT "offering_changes_free_if_material" CHECK ("material" or "free_until" is null)
);
--> statement-breakpoint
ALTER TABLE "offerings" ADD COLUMN "join_url" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "offerings" ADD COLUMN "practical" jsonb DEFAULT '{"nb":"","en":""}' NOT NULL;--> statement-breakpoint
CREATE INDEX "offering_changes_offering" ON "offering_changes" ("offering_id","at");--> statement-breakpoint
CREATE INDEX "offering_changes_untold" ON "offering_changes" ("at") WHERE "told_at" is null;--> statement-breakpoint
ALTER TABLE "offering_changes" ADD CONSTRAINT "offering_changes_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
create trigger audited after insert on offering_changes for each row
  execute function audit_change('{"subject": "offering_id", "omit": ["at", "told_at"]}');
