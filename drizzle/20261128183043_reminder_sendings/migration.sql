ALTER TABLE "sendings" ADD COLUMN "reminder_step" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
DROP INDEX "sendings_once";--> statement-breakpoint
CREATE UNIQUE INDEX "sendings_once" ON "sendings" ("document_id","reminder_step","channel");