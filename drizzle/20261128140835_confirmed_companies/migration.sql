ALTER TABLE "companies" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
-- What staff, a program of theirs or a job added or handed out is confirmed already; whatever else has members waits for staff.
UPDATE "companies" c SET "confirmed_at" = c."created_at" WHERE EXISTS (
  SELECT FROM "events" e WHERE e."subject_id" = c."id"
    AND (e."name" = 'CompanyClaimed' OR (e."name" = 'CompanyCreated' AND e."actor" NOT LIKE 'person:%')));
