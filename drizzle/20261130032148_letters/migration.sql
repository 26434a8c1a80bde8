CREATE TABLE "mail_bounces" (
	"mail_id" uuid PRIMARY KEY,
	"email" text NOT NULL,
	"kind" text,
	"said" text NOT NULL,
	"for_good" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "mail_bounces_lower" CHECK ("email" = lower("email"))
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "bounced_at" timestamp with time zone;--> statement-breakpoint
DROP INDEX "mails_unsent";--> statement-breakpoint
CREATE INDEX "mails_unsent" ON "mails" ("next_try_at") WHERE "sent_at" is null and "bounced_at" is null;--> statement-breakpoint
CREATE INDEX "mail_bounces_address" ON "mail_bounces" ("email") WHERE "settled_at" is null;
