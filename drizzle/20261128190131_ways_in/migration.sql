CREATE TABLE "authenticators" (
	"person_id" uuid PRIMARY KEY,
	"sealed_secret" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"digest" text PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "login_sessions" ADD COLUMN "method" text;--> statement-breakpoint
ALTER TABLE "login_sessions" ADD COLUMN "with_code" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "login_sessions" ADD COLUMN "agent" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD COLUMN "person_id" uuid;--> statement-breakpoint
CREATE INDEX "one_time_links_end" ON "one_time_links" ("ends_at");--> statement-breakpoint
CREATE INDEX "recovery_codes_person" ON "recovery_codes" ("person_id");--> statement-breakpoint
ALTER TABLE "authenticators" ADD CONSTRAINT "authenticators_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");