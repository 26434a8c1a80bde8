CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"proof" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	CONSTRAINT "erasures_one_end" CHECK ("withdrawn_at" is null or "done_at" is null),
	CONSTRAINT "erasures_proof_known" CHECK ("proof" in ('own', 'in-person', 'called-back', 'signed-letter'))
);
--> statement-breakpoint
CREATE TABLE "retention_runs" (
	"at" timestamp with time zone PRIMARY KEY,
	"removed" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_one_each" ON "erasures" ("person_id") WHERE "withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
grant select, insert, update on erasures to coursetill_app;
--> statement-breakpoint
revoke delete on erasures from coursetill_app;
--> statement-breakpoint
grant select, insert, delete on retention_runs to coursetill_app;
--> statement-breakpoint
revoke update on retention_runs from coursetill_app;
--> statement-breakpoint
-- A wish is never changed; the words in it are a person's, and go with them.
grant update (wanted, words) on correction_wishes to coursetill_app;
