CREATE TABLE "goodwills" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"given_by" text NOT NULL,
	CONSTRAINT "goodwills_positive" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "refused_requests" (
	"id" uuid PRIMARY KEY,
	"at" timestamp with time zone NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"status" integer NOT NULL,
	"code" text NOT NULL,
	"pointers" text[] NOT NULL,
	"person_id" uuid,
	"client" uuid
);
--> statement-breakpoint
CREATE TABLE "support_notes" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid,
	"person_id" uuid,
	"company_id" uuid,
	"words" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" text NOT NULL,
	CONSTRAINT "support_notes_about_one" CHECK (num_nonnulls("order_id", "person_id", "company_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "link_turn" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_brand" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "card_last4" text;--> statement-breakpoint
CREATE INDEX "mails_to" ON "mails" ("to_email");--> statement-breakpoint
CREATE INDEX "payments_card" ON "payments" ("card_last4") WHERE "card_last4" is not null;--> statement-breakpoint
CREATE INDEX "goodwills_order" ON "goodwills" ("order_id");--> statement-breakpoint
CREATE INDEX "refused_requests_at" ON "refused_requests" ("at");--> statement-breakpoint
CREATE INDEX "refused_requests_person" ON "refused_requests" ("person_id") WHERE "person_id" is not null;--> statement-breakpoint
CREATE INDEX "support_notes_order" ON "support_notes" ("order_id") WHERE "order_id" is not null;--> statement-breakpoint
CREATE INDEX "support_notes_person" ON "support_notes" ("person_id") WHERE "person_id" is not null;--> statement-breakpoint
CREATE INDEX "support_notes_company" ON "support_notes" ("company_id") WHERE "company_id" is not null;--> statement-breakpoint
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "refused_requests" ADD CONSTRAINT "refused_requests_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "support_notes" ADD CONSTRAINT "support_notes_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "support_notes" ADD CONSTRAINT "support_notes_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "support_notes" ADD CONSTRAINT "support_notes_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");
--> statement-breakpoint
-- A note stays as it was written, and what was given back as it was given.
revoke update on support_notes, refused_requests from coursetill_app;
--> statement-breakpoint
revoke update, delete on goodwills from coursetill_app;
--> statement-breakpoint
grant update (person_id) on support_notes to coursetill_app;
--> statement-breakpoint
grant update (person_id) on refused_requests to coursetill_app;
--> statement-breakpoint
grant update (reason) on goodwills to coursetill_app;
--> statement-breakpoint
alter table support_notes enable row level security;
--> statement-breakpoint
create policy support_notes_seen on support_notes using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table goodwills enable row level security;
--> statement-breakpoint
create policy goodwills_seen on goodwills using ((select app_reach() = 'house') or app_sees_order(order_id));
--> statement-breakpoint
alter table refused_requests enable row level security;
--> statement-breakpoint
create policy refused_requests_seen on refused_requests using ((select app_reach() = 'house'));
--> statement-breakpoint
create trigger audited after insert or delete on support_notes for each row
  execute function audit_change('{"subject": "id", "about": "person_id", "with": ["order_id", "company_id"], "omit": ["words", "written_at", "written_by"]}');
