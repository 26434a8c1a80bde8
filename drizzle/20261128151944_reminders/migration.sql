CREATE TABLE "document_transfers" (
	"id" uuid PRIMARY KEY,
	"document_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"claims_minor" bigint NOT NULL,
	"paid_on" date NOT NULL,
	"reference" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "document_transfers_positive" CHECK ("amount_minor" >= 0 and "claims_minor" >= 0 and "amount_minor" + "claims_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "legal_rates" (
	"kind" text,
	"valid_from" date,
	"value" integer NOT NULL,
	"source" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "legal_rates_pk" PRIMARY KEY("kind","valid_from"),
	CONSTRAINT "legal_rates_sane" CHECK ("value" between 0 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "reminder_files" (
	"reminder_id" uuid,
	"kind" text,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"renderer" text NOT NULL,
	"stored_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminder_files_pk" PRIMARY KEY("reminder_id","kind")
);
--> statement-breakpoint
CREATE TABLE "reminder_holds" (
	"id" uuid PRIMARY KEY,
	"document_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"until" date,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_runs" (
	"day" date PRIMARY KEY,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_waivers" (
	"reminder_id" uuid PRIMARY KEY,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY,
	"document_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"issue_date" date NOT NULL,
	"due_date" date NOT NULL,
	"fee_minor" bigint NOT NULL,
	"interest_minor" bigint NOT NULL,
	"content" jsonb NOT NULL,
	"content_digest" text NOT NULL,
	CONSTRAINT "reminders_fee_sane" CHECK ("fee_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "reminders_due" (
	"reminder_id" uuid PRIMARY KEY,
	"since" timestamp with time zone NOT NULL,
	"fault" text
);
--> statement-breakpoint
CREATE INDEX "document_transfers_document" ON "document_transfers" ("document_id");--> statement-breakpoint
CREATE INDEX "reminder_holds_document" ON "reminder_holds" ("document_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_once" ON "reminders" ("document_id","step");--> statement-breakpoint
ALTER TABLE "document_transfers" ADD CONSTRAINT "document_transfers_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "reminder_files" ADD CONSTRAINT "reminder_files_reminder_id_reminders_id_fkey" FOREIGN KEY ("reminder_id") REFERENCES "reminders"("id");--> statement-breakpoint
ALTER TABLE "reminder_holds" ADD CONSTRAINT "reminder_holds_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "reminder_waivers" ADD CONSTRAINT "reminder_waivers_reminder_id_reminders_id_fkey" FOREIGN KEY ("reminder_id") REFERENCES "reminders"("id");--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "reminders_due" ADD CONSTRAINT "reminders_due_reminder_id_reminders_id_fkey" FOREIGN KEY ("reminder_id") REFERENCES "reminders"("id");--> statement-breakpoint
-- What was claimed, paid, waived or held back is for ever, like the documents it is about.
grant select, insert, update, delete on reminders_due, legal_rates, reminder_runs to coursetill_app;
--> statement-breakpoint
grant select, insert on reminders, reminder_files, document_transfers, reminder_holds, reminder_waivers to coursetill_app;
--> statement-breakpoint
revoke update, delete on reminders, reminder_files, document_transfers, reminder_holds, reminder_waivers from coursetill_app;
--> statement-breakpoint
-- What was found when this was written; finance enters what follows. For a half year without a rate no interest is claimed.
insert into legal_rates (kind, valid_from, value, source, set_by, set_at) values
  ('reminder-fee', '2020-10-01', 3500, 'Inkassoforskriften § 1-2: en tjuendedel av inkassosatsen på 700 kr', 'job:migration', app_now()),
  ('late-interest', '2025-01-01', 1250, 'FOR-2024-12-19-3279', 'job:migration', app_now()),
  ('late-interest', '2026-01-01', 1200, 'Forsinkelsesrenteloven § 2, første halvår 2026', 'job:migration', app_now());
