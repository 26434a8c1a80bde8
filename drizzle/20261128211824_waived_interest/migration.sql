ALTER TABLE "reminder_waivers" DROP CONSTRAINT "reminder_waivers_pkey";--> statement-breakpoint
ALTER TABLE "reminder_waivers" ADD COLUMN "kind" text;--> statement-breakpoint
-- An older row may stand for a fee and its interest at once: its amount, and its one entry in the books, are right as they are.
UPDATE "reminder_waivers" SET "kind" = 'fee';--> statement-breakpoint
ALTER TABLE "reminder_waivers" ADD CONSTRAINT "reminder_waivers_once" PRIMARY KEY("reminder_id","kind");
