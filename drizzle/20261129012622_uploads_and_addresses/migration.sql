CREATE TABLE "seat_uploads" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"offering_id" uuid NOT NULL,
	"uploaded_by" text NOT NULL,
	"file_name" text NOT NULL,
	"rows" jsonb NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"committed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "seat_assignments" ADD COLUMN "email" text NOT NULL;--> statement-breakpoint
DROP INDEX "seat_assignments_once_per_person";--> statement-breakpoint
CREATE UNIQUE INDEX "seat_assignments_once_per_person" ON "seat_assignments" ("offering_id","company_id","person_id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "seat_uploads_by" ON "seat_uploads" ("uploaded_by","uploaded_at");--> statement-breakpoint
ALTER TABLE "seat_uploads" ADD CONSTRAINT "seat_uploads_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "seat_uploads" ADD CONSTRAINT "seat_uploads_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");
--> statement-breakpoint
alter table seat_uploads enable row level security;
--> statement-breakpoint
create policy seat_uploads_seen on seat_uploads
  using ((select app_reach() = 'house') or uploaded_by = 'person:' || app_id('app.person') or uploaded_by = 'client:' || app_id('app.client'));
