CREATE TABLE "e_invoice_reaches" (
	"organisation_number" text PRIMARY KEY,
	"invoice" boolean NOT NULL,
	"reminder" boolean NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sending_facts" (
	"id" uuid PRIMARY KEY,
	"sending_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"said" text,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sendings" (
	"id" uuid PRIMARY KEY,
	"document_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"receiver" text,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sendings_receiver_of_ehf" CHECK (("channel" = 'ehf') = ("receiver" is not null))
);
--> statement-breakpoint
CREATE TABLE "sendings_due" (
	"sending_id" uuid PRIMARY KEY,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "invoices_by" text DEFAULT 'auto' NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "mail_copy" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "needs_reference" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "order_number_forms" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "reference_forms" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
CREATE INDEX "sending_facts_sending" ON "sending_facts" ("sending_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "sendings_once" ON "sendings" ("document_id","channel");--> statement-breakpoint
CREATE INDEX "sendings_due_next" ON "sendings_due" ("next_try_at");--> statement-breakpoint
ALTER TABLE "sending_facts" ADD CONSTRAINT "sending_facts_sending_id_sendings_id_fkey" FOREIGN KEY ("sending_id") REFERENCES "sendings"("id");--> statement-breakpoint
ALTER TABLE "sendings" ADD CONSTRAINT "sendings_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "sendings_due" ADD CONSTRAINT "sendings_due_sending_id_sendings_id_fkey" FOREIGN KEY ("sending_id") REFERENCES "sendings"("id");--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_invoices_by_known" CHECK ("invoices_by" in ('auto', 'ehf', 'mail'));--> statement-breakpoint
-- How a document went out and what became of it is never changed and never goes away.
grant select, insert, update, delete on e_invoice_reaches, sendings_due to coursetill_app;
--> statement-breakpoint
grant select, insert on sendings, sending_facts to coursetill_app;
--> statement-breakpoint
revoke update, delete on sendings, sending_facts from coursetill_app;
