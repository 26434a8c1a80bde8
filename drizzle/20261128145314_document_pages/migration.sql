CREATE TABLE "correction_decisions" (
	"wish_id" uuid PRIMARY KEY,
	"granted" boolean NOT NULL,
	"reason" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "correction_wishes" (
	"id" uuid PRIMARY KEY,
	"document_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"wanted" jsonb NOT NULL,
	"words" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_payments" (
	"document_id" uuid,
	"payment_id" uuid,
	"amount_minor" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_payments_pk" PRIMARY KEY("document_id","payment_id"),
	CONSTRAINT "document_payments_positive" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "replaces_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "token" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents_due" ADD COLUMN "replaces_id" uuid;--> statement-breakpoint
ALTER TABLE "demands" ADD COLUMN "billing" jsonb;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "purpose" text DEFAULT 'order' NOT NULL;--> statement-breakpoint
CREATE INDEX "correction_wishes_document" ON "correction_wishes" ("document_id");--> statement-breakpoint
CREATE INDEX "correction_wishes_order" ON "correction_wishes" ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "document_payments_once" ON "document_payments" ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_replaced_once" ON "documents" ("replaces_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_token_once" ON "documents" ("token") WHERE "token" <> '';--> statement-breakpoint
CREATE INDEX "documents_demand" ON "documents" ("demand_id");--> statement-breakpoint
CREATE INDEX "mails_order" ON "mails" ("order_id");--> statement-breakpoint
ALTER TABLE "correction_decisions" ADD CONSTRAINT "correction_decisions_wish_id_correction_wishes_id_fkey" FOREIGN KEY ("wish_id") REFERENCES "correction_wishes"("id");--> statement-breakpoint
ALTER TABLE "correction_wishes" ADD CONSTRAINT "correction_wishes_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "correction_wishes" ADD CONSTRAINT "correction_wishes_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "document_payments" ADD CONSTRAINT "document_payments_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "document_payments" ADD CONSTRAINT "document_payments_payment_id_payments_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_replaces_id_documents_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "documents_due" ADD CONSTRAINT "documents_due_replaces_id_documents_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "documents"("id");
--> statement-breakpoint
grant select, insert on document_payments, correction_wishes, correction_decisions to coursetill_app;
--> statement-breakpoint
-- That an invoice was paid, what was asked for and what was decided are facts: never changed, never gone.
revoke update, delete on document_payments, correction_wishes, correction_decisions from coursetill_app;
