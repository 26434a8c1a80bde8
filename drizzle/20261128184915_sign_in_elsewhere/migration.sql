CREATE TABLE "external_identities" (
	"id" uuid PRIMARY KEY,
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"linked_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_joinings" (
	"browser_digest" text PRIMARY KEY,
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"name" text,
	"suggested_email" text,
	"lang" text NOT NULL,
	"came_from" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"email" text,
	"link_digest" text,
	"link_ends_at" timestamp with time zone,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "external_identities_once" ON "external_identities" ("provider","subject");--> statement-breakpoint
CREATE INDEX "external_identities_person" ON "external_identities" ("person_id");--> statement-breakpoint
CREATE INDEX "identity_joinings_end" ON "identity_joinings" ("ends_at");--> statement-breakpoint
ALTER TABLE "external_identities" ADD CONSTRAINT "external_identities_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
-- An identity is joined to a person for good, or removed: it never becomes somebody else's.
grant select, insert, delete on external_identities to coursetill_app;
--> statement-breakpoint
revoke update on external_identities from coursetill_app;
--> statement-breakpoint
grant select, insert, update, delete on identity_joinings to coursetill_app;
