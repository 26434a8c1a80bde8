CREATE TABLE "register_entries" (
	"organisation_number" text PRIMARY KEY,
	"public_body" boolean NOT NULL,
	"entry" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);

--> statement-breakpoint
grant select, insert, update, delete on register_entries to coursetill_app;
