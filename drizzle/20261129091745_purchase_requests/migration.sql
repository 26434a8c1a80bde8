CREATE TABLE "purchase_request_lines" (
	"request_id" uuid,
	"offering_id" uuid,
	"quantity" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	"extras" jsonb NOT NULL,
	"payer" text NOT NULL,
	CONSTRAINT "purchase_request_lines_pk" PRIMARY KEY("request_id","offering_id"),
	CONSTRAINT "purchase_request_lines_own_seat" CHECK ("quantity" = 1)
);
--> statement-breakpoint
CREATE TABLE "purchase_request_mails" (
	"id" uuid PRIMARY KEY,
	"request_id" uuid NOT NULL,
	"dedupe_key" text NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"email" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"digest" text,
	"sent_at" timestamp with time zone,
	"fault" text,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "purchase_requests" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"employer_email" text NOT NULL,
	"note" text NOT NULL,
	"lang" text NOT NULL,
	"currency" char(3) NOT NULL,
	"total_minor" bigint NOT NULL,
	"hold_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"declined_at" timestamp with time zone,
	"decline_reason" text,
	"withdrawn_at" timestamp with time zone,
	"order_id" uuid,
	"ordered_at" timestamp with time zone,
	"ordered_by" text,
	"answered_by" text,
	CONSTRAINT "purchase_requests_ordered" CHECK (("order_id" is null) = ("ordered_at" is null) and ("order_id" is null) = ("ordered_by" is null)),
	CONSTRAINT "purchase_requests_declined" CHECK (("declined_at" is null) = ("decline_reason" is null)),
	CONSTRAINT "purchase_requests_one_end" CHECK ("order_id" is null or "withdrawn_at" is null),
	CONSTRAINT "purchase_requests_held" CHECK ("held_until" <= "until")
);
--> statement-breakpoint
ALTER TABLE "offerings" ADD COLUMN "employer_hold_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
CREATE INDEX "purchase_request_lines_offering" ON "purchase_request_lines" ("offering_id");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_request_mails_once" ON "purchase_request_mails" ("dedupe_key");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_request_mails_digest_once" ON "purchase_request_mails" ("digest");--> statement-breakpoint
CREATE INDEX "purchase_request_mails_request" ON "purchase_request_mails" ("request_id","made_at");--> statement-breakpoint
CREATE INDEX "purchase_request_mails_unsent" ON "purchase_request_mails" ("next_try_at") WHERE "sent_at" is null and "closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_requests_order_once" ON "purchase_requests" ("order_id");--> statement-breakpoint
CREATE INDEX "purchase_requests_person" ON "purchase_requests" ("person_id","asked_at");--> statement-breakpoint
CREATE INDEX "purchase_requests_open" ON "purchase_requests" ("held_until") WHERE "order_id" is null and "withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "purchase_request_lines" ADD CONSTRAINT "purchase_request_lines_request_id_purchase_requests_id_fkey" FOREIGN KEY ("request_id") REFERENCES "purchase_requests"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "purchase_request_lines" ADD CONSTRAINT "purchase_request_lines_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "purchase_request_mails" ADD CONSTRAINT "purchase_request_mails_request_id_purchase_requests_id_fkey" FOREIGN KEY ("request_id") REFERENCES "purchase_requests"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD CONSTRAINT "purchase_requests_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD CONSTRAINT "purchase_requests_hold_id_seat_holds_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "seat_holds"("id");--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD CONSTRAINT "purchase_requests_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_employer_hold_sane" CHECK ("employer_hold_days" between 0 and 30);
--> statement-breakpoint
grant select, insert, update, delete on purchase_requests, purchase_request_lines, purchase_request_mails to coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): whoever asked sees their own requests; whoever holds a mailed link answers with the eyes of a buyer.
alter table purchase_requests enable row level security;
--> statement-breakpoint
create policy purchase_requests_seen on purchase_requests
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person'));
--> statement-breakpoint
alter table purchase_request_lines enable row level security;
--> statement-breakpoint
create policy purchase_request_lines_seen on purchase_request_lines
  using ((select app_reach() in ('house', 'buying')) or exists (select from purchase_requests r where r.id = request_id)) with check (true);
--> statement-breakpoint
alter table purchase_request_mails enable row level security;
--> statement-breakpoint
create policy purchase_request_mails_seen on purchase_request_mails
  using ((select app_reach() in ('house', 'buying')) or exists (select from purchase_requests r where r.id = request_id)) with check (true);
