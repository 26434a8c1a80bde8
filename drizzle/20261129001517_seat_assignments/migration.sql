CREATE TABLE "seat_assignments" (
	"id" uuid PRIMARY KEY,
	"seat_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"offering_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_cause" text,
	CONSTRAINT "seat_assignments_ended_with_cause" CHECK (("ended_at" is null) = ("end_cause" is null))
);
--> statement-breakpoint
CREATE TABLE "seat_invitations" (
	"id" uuid PRIMARY KEY,
	"assignment_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"digest" text,
	"sent_at" timestamp with time zone,
	"fault" text,
	"ends_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"used_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "seat_invitations_sent_with_link" CHECK ("sent_at" is null or ("digest" is not null and "ends_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "seat_assignments_once_per_seat" ON "seat_assignments" ("seat_id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seat_assignments_once_per_person" ON "seat_assignments" ("offering_id","person_id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "seat_assignments_company" ON "seat_assignments" ("company_id","offering_id");--> statement-breakpoint
CREATE INDEX "seat_assignments_lineage" ON "seat_assignments" ("seat_id","invited_at");--> statement-breakpoint
CREATE INDEX "seat_assignments_person" ON "seat_assignments" ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_invitations_digest_once" ON "seat_invitations" ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_invitations_one_open" ON "seat_invitations" ("assignment_id") WHERE "used_at" is null and "closed_at" is null;--> statement-breakpoint
CREATE INDEX "seat_invitations_assignment" ON "seat_invitations" ("assignment_id","made_at");--> statement-breakpoint
CREATE INDEX "seat_invitations_unsent" ON "seat_invitations" ("next_try_at") WHERE "sent_at" is null and "closed_at" is null;--> statement-breakpoint
ALTER TABLE "seat_assignments" ADD CONSTRAINT "seat_assignments_seat_id_seats_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seats"("id");--> statement-breakpoint
ALTER TABLE "seat_assignments" ADD CONSTRAINT "seat_assignments_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "seat_assignments" ADD CONSTRAINT "seat_assignments_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "seat_assignments" ADD CONSTRAINT "seat_assignments_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "seat_assignments" ADD CONSTRAINT "seat_assignments_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "seat_invitations" ADD CONSTRAINT "seat_invitations_assignment_id_seat_assignments_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "seat_assignments"("id");
--> statement-breakpoint
-- The second wall (decisions/0022): whoever is asked sees their own, a company's members what they may see of the order.
alter table seat_assignments enable row level security;
--> statement-breakpoint
create policy seat_assignments_seen on seat_assignments
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or app_sees_order(order_id));
--> statement-breakpoint
alter table seat_invitations enable row level security;
--> statement-breakpoint
create policy seat_invitations_seen on seat_invitations
  using ((select app_reach() in ('house', 'buying')) or exists (select from seat_assignments a where a.id = assignment_id));
