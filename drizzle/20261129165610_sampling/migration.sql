CREATE TABLE "document_samples" (
	"id" uuid PRIMARY KEY,
	"number" integer NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"least_minor" integer NOT NULL,
	"seed" text NOT NULL,
	"population" integer NOT NULL,
	"document_ids" jsonb NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	"drawn_by" text NOT NULL,
	CONSTRAINT "document_samples_days_in_order" CHECK ("from_on" <= "to_on")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "document_samples_number_once" ON "document_samples" ("number");
--> statement-breakpoint
revoke update, delete on document_samples from coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): what an auditor looks at is seen by those who work here.
alter table document_samples enable row level security;
--> statement-breakpoint
create policy document_samples_seen on document_samples using ((select app_reach() = 'house'));
--> statement-breakpoint
create trigger audited after insert on document_samples for each row
  execute function audit_change('{"subject": "id", "with": ["number"], "omit": ["drawn_at", "drawn_by", "document_ids"]}');
