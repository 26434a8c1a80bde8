CREATE TABLE "company_invitations" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"lang" text NOT NULL,
	"invited_by" uuid,
	"invited_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"digest" text,
	"mails_asked" integer DEFAULT 1 NOT NULL,
	"sent_at" timestamp with time zone,
	"fault" text,
	"revoked_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	CONSTRAINT "company_invitations_email_lower" CHECK ("email" = lower("email")),
	CONSTRAINT "company_invitations_one_end" CHECK ("revoked_at" is null or "accepted_at" is null),
	CONSTRAINT "company_invitations_accepted" CHECK (("accepted_at" is null) = ("accepted_by" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "company_invitations_digest_once" ON "company_invitations" ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "company_invitations_open_once" ON "company_invitations" ("company_id","email") WHERE "revoked_at" is null and "accepted_at" is null;--> statement-breakpoint
CREATE INDEX "company_invitations_company" ON "company_invitations" ("company_id");--> statement-breakpoint
ALTER TABLE "company_invitations" ADD CONSTRAINT "company_invitations_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "company_invitations" ADD CONSTRAINT "company_invitations_invited_by_people_id_fkey" FOREIGN KEY ("invited_by") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "company_invitations" ADD CONSTRAINT "company_invitations_accepted_by_people_id_fkey" FOREIGN KEY ("accepted_by") REFERENCES "people"("id");
--> statement-breakpoint
grant select, insert, update, delete on company_invitations to coursetill_app;
--> statement-breakpoint
-- Whoever holds a mailed link is no member yet: accepting looks with the eyes of somebody who may buy for any company.
alter table company_invitations enable row level security;
--> statement-breakpoint
create policy company_invitations_seen on company_invitations
  using ((select app_reach() in ('house', 'buying')) or app_member_of(company_id));
--> statement-breakpoint
create trigger audited after insert or update or delete on company_invitations for each row
  execute function audit_change('{"subject": "company_id", "with": ["id", "role"], "omit": ["email", "lang", "digest", "sent_at", "fault", "invited_at"]}');
