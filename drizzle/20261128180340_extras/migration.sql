CREATE TABLE "offering_extras" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"name_nb" text NOT NULL,
	"name_en" text NOT NULL,
	"currency" char(3) NOT NULL,
	"net_minor" bigint NOT NULL,
	"tax_class" text NOT NULL,
	"tax_decision" text NOT NULL,
	"most_per_seat" integer NOT NULL,
	"required" boolean NOT NULL,
	"delivered" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "offering_extras_not_negative" CHECK ("net_minor" >= 0),
	CONSTRAINT "offering_extras_most_sane" CHECK ("most_per_seat" between 1 and 10),
	CONSTRAINT "offering_extras_delivered" CHECK ("delivered" in ('first-session', 'on-order'))
);
--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "extras" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "kind" text DEFAULT 'seat' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "seat_line_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "extra_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "delivered" text;--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "pool_id" DROP NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_extra_once" ON "order_lines" ("seat_line_id","extra_id");--> statement-breakpoint
CREATE INDEX "offering_extras_offering" ON "offering_extras" ("offering_id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_seat_line_id_order_lines_id_fkey" FOREIGN KEY ("seat_line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_extra_id_offering_extras_id_fkey" FOREIGN KEY ("extra_id") REFERENCES "offering_extras"("id");--> statement-breakpoint
ALTER TABLE "offering_extras" ADD CONSTRAINT "offering_extras_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offering_extras" ADD CONSTRAINT "offering_extras_tax_class_tax_classes_code_fkey" FOREIGN KEY ("tax_class") REFERENCES "tax_classes"("code");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_of_a_kind" CHECK (("kind" = 'seat' and "pool_id" is not null and num_nonnulls("seat_line_id", "extra_id", "delivered") = 0)
        or ("kind" = 'extra' and "pool_id" is null and num_nonnulls("seat_line_id", "extra_id", "delivered") = 3));--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_quantity_sane", ADD CONSTRAINT "order_lines_quantity_sane" CHECK ("quantity" between 1 and case "kind" when 'seat' then 100 else 1000 end);--> statement-breakpoint
-- What was sold is named by its order lines: an extra is withdrawn, never deleted.
grant select, insert, update on offering_extras to coursetill_app;
--> statement-breakpoint
revoke delete on offering_extras from coursetill_app;
