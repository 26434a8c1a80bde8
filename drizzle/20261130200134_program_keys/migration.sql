ALTER TABLE "bank_reversals" ADD COLUMN "external_client" uuid;--> statement-breakpoint
ALTER TABLE "bank_reversals" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "deposits" ADD COLUMN "external_client" uuid;--> statement-breakpoint
ALTER TABLE "deposits" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "faculties" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "personal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_reversals" ALTER COLUMN "file_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "deposits" ALTER COLUMN "file_id" DROP NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_reversals_external_once" ON "bank_reversals" ("external_client","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deposits_external_once" ON "deposits" ("external_client","external_id");--> statement-breakpoint
ALTER TABLE "bank_reversals" ADD CONSTRAINT "bank_reversals_one_source" CHECK (num_nonnulls("file_id", "external_client") = 1);--> statement-breakpoint
ALTER TABLE "bank_reversals" ADD CONSTRAINT "bank_reversals_external_whole" CHECK (("external_client" is null) = ("external_id" is null));--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_one_source" CHECK (num_nonnulls("file_id", "external_client") = 1);--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_external_whole" CHECK (("external_client" is null) = ("external_id" is null));