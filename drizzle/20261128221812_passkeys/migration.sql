CREATE TABLE "passkey_challenges" (
	"digest" text PRIMARY KEY,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "passkey_challenges_end" ON "passkey_challenges" ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential_once" ON "passkeys" ("credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_person" ON "passkeys" ("person_id");--> statement-breakpoint
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
-- A passkey is kept, counts its uses, and goes; what it is and whose never changes.
revoke all on passkeys, passkey_challenges from coursetill_app;
--> statement-breakpoint
grant select, insert, delete, update (counter, last_used_at) on passkeys to coursetill_app;
--> statement-breakpoint
grant select, insert, delete on passkey_challenges to coursetill_app;
