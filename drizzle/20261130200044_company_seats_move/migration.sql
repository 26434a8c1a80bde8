ALTER TABLE "moves" ADD COLUMN "seats" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "moves" ALTER COLUMN "position" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_seats" CHECK ("seats" > 0 and ("position" is null or "seats" = 1));