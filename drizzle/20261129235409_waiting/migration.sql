CREATE TABLE "waiting_entries" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "waiting_entries_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid,
	"company_id" uuid,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"lang" text NOT NULL,
	"quantity" integer NOT NULL,
	"takes" text NOT NULL,
	"wanting" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"passes" integer DEFAULT 0 NOT NULL,
	"kept_until" timestamp with time zone,
	"passed_on_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	CONSTRAINT "waiting_entries_quantity_sane" CHECK ("quantity" between 1 and 100 and "wanting" between 0 and "quantity"),
	CONSTRAINT "waiting_entries_takes_known" CHECK ("takes" in ('all-or-nothing', 'what-there-is')),
	CONSTRAINT "waiting_entries_ended" CHECK (("ended_at" is null) = ("ended_as" is null)),
	CONSTRAINT "waiting_entries_company_by_person" CHECK ("company_id" is null or "person_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "waiting_lists" (
	"pool_id" uuid PRIMARY KEY,
	"saw_free" integer,
	"least" integer,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting_offers" (
	"id" uuid PRIMARY KEY,
	"entry_id" uuid NOT NULL,
	"hold_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"order_id" uuid,
	"closed_at" timestamp with time zone,
	"closed_as" text,
	CONSTRAINT "waiting_offers_closed" CHECK (("closed_at" is null) = ("closed_as" is null)),
	CONSTRAINT "waiting_offers_quantity_sane" CHECK ("quantity" > 0)
);
--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "hold_id" uuid;--> statement-breakpoint
ALTER TABLE "seat_holds" ADD COLUMN "for_list" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD COLUMN "list_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entries_one_open" ON "waiting_entries" ("email","offering_id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_entries_position_once" ON "waiting_entries" ("position");--> statement-breakpoint
CREATE INDEX "waiting_entries_of_pool" ON "waiting_entries" ("pool_id","position") WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "waiting_entries_offering" ON "waiting_entries" ("offering_id","position");--> statement-breakpoint
CREATE INDEX "waiting_entries_person" ON "waiting_entries" ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_offers_hold_once" ON "waiting_offers" ("hold_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_offers_order_once" ON "waiting_offers" ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_offers_one_open" ON "waiting_offers" ("entry_id") WHERE "closed_at" is null;--> statement-breakpoint
CREATE INDEX "waiting_offers_entry" ON "waiting_offers" ("entry_id");--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_hold_id_seat_holds_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "seat_holds"("id");--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_pool_id_seat_pools_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "seat_pools"("id");--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "waiting_lists" ADD CONSTRAINT "waiting_lists_pool_id_seat_pools_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "seat_pools"("id");--> statement-breakpoint
ALTER TABLE "waiting_offers" ADD CONSTRAINT "waiting_offers_entry_id_waiting_entries_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "waiting_entries"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "waiting_offers" ADD CONSTRAINT "waiting_offers_hold_id_seat_holds_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "seat_holds"("id");--> statement-breakpoint
ALTER TABLE "waiting_offers" ADD CONSTRAINT "waiting_offers_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");
--> statement-breakpoint
-- The second wall (decisions/0022): an entry is seen by whoever waits, by those who keep the course, and by the house.
alter table waiting_entries enable row level security;
--> statement-breakpoint
create policy waiting_entries_seen on waiting_entries
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or exists (
    select from offerings f join courses c on c.id = f.course_id where f.id = offering_id and c.faculty = any (app_list('app.faculties'))));
--> statement-breakpoint
alter table waiting_offers enable row level security;
--> statement-breakpoint
create policy waiting_offers_seen on waiting_offers
  using ((select app_reach() in ('house', 'buying')) or exists (select from waiting_entries e where e.id = entry_id));
--> statement-breakpoint
-- An offer that is over is dead for ever, whatever the program does.
create function offer_stays_over() returns trigger language plpgsql as $$
begin
  raise exception 'an offer of the waiting list that is over stays over' using errcode = 'check_violation', constraint = 'waiting_offers_stay_over';
end $$;
--> statement-breakpoint
create trigger waiting_offers_stay_over before update on waiting_offers for each row when (old.closed_at is not null)
  execute function offer_stays_over();
