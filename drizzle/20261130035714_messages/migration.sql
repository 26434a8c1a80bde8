CREATE TABLE "offering_messages" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"texts" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"recipients" integer NOT NULL,
	CONSTRAINT "offering_messages_to_somebody" CHECK ("recipients" > 0)
);
--> statement-breakpoint
CREATE INDEX "offering_messages_offering" ON "offering_messages" ("offering_id","at");--> statement-breakpoint
ALTER TABLE "offering_messages" ADD CONSTRAINT "offering_messages_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");
--> statement-breakpoint
-- What was written to all stays as it was sent.
revoke update on offering_messages from coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): a message is read by those who keep the offering, and by the house.
alter table offering_messages enable row level security;
--> statement-breakpoint
create policy offering_messages_seen on offering_messages
  using ((select app_reach() = 'house') or exists (
    select from offerings f join courses c on c.id = f.course_id where f.id = offering_id and c.faculty = any (app_list('app.faculties'))));
--> statement-breakpoint
create trigger audited after insert on offering_messages for each row
  execute function audit_change('{"subject": "offering_id", "with": ["id"], "omit": ["at", "by", "texts"]}');
