ALTER TABLE "orders" ADD COLUMN "payer_organisation" text GENERATED ALWAYS AS (payer ->> 'organisationNumber') STORED;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "payer_email" text GENERATED ALWAYS AS (lower(payer ->> 'email')) STORED;--> statement-breakpoint
CREATE INDEX "documents_gross" ON "documents" ("gross_minor");--> statement-breakpoint
CREATE INDEX "demands_billed" ON "demands" ("order_id") WHERE "billing" is not null;--> statement-breakpoint
CREATE INDEX "orders_payer_organisation" ON "orders" ("payer_organisation") WHERE "payer_organisation" is not null;--> statement-breakpoint
CREATE INDEX "orders_payer_email" ON "orders" ("payer_email");--> statement-breakpoint
CREATE INDEX "orders_purchase_order" ON "orders" ("purchase_order_number") WHERE "purchase_order_number" is not null;--> statement-breakpoint
CREATE INDEX "orders_buyer_reference" ON "orders" ("buyer_reference") WHERE "buyer_reference" is not null;--> statement-breakpoint
CREATE INDEX "document_transfers_reference" ON "document_transfers" ("reference");