CREATE TABLE "address_proofs" (
	"id" uuid PRIMARY KEY,
	"digest" text NOT NULL,
	"person_id" uuid NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"proved_at" timestamp with time zone,
	"account_id" uuid,
	"with_code" boolean DEFAULT false NOT NULL,
	"spent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "merged_people" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"merged_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_addresses" (
	"id" uuid PRIMARY KEY,
	"email" text NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "person_addresses_lower" CHECK ("email" = lower("email"))
);
--> statement-breakpoint
CREATE TABLE "spare_seats" (
	"enrolment_id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"became" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "spare_seats_became_known" CHECK ("became" in ('unnamed', 'kept'))
);
--> statement-breakpoint
ALTER TABLE "passkeys" ADD COLUMN "known_as" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "address_proofs_digest_once" ON "address_proofs" ("digest");--> statement-breakpoint
CREATE INDEX "address_proofs_person" ON "address_proofs" ("person_id");--> statement-breakpoint
CREATE INDEX "address_proofs_end" ON "address_proofs" ("ends_at");--> statement-breakpoint
CREATE INDEX "merged_people_person" ON "merged_people" ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_addresses_once" ON "person_addresses" ("email");--> statement-breakpoint
CREATE INDEX "person_addresses_person" ON "person_addresses" ("person_id");--> statement-breakpoint
CREATE INDEX "spare_seats_order" ON "spare_seats" ("order_id");--> statement-breakpoint
ALTER TABLE "address_proofs" ADD CONSTRAINT "address_proofs_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "merged_people" ADD CONSTRAINT "merged_people_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "person_addresses" ADD CONSTRAINT "person_addresses_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "spare_seats" ADD CONSTRAINT "spare_seats_enrolment_id_enrolments_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id");--> statement-breakpoint
ALTER TABLE "spare_seats" ADD CONSTRAINT "spare_seats_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
insert into person_addresses (id, email, person_id, since) select uuidv7(), email, id, created_at from people;
--> statement-breakpoint
-- The main address of everybody stands among the addresses, whoever writes it. Where it has become somebody else's meanwhile, the
-- transaction is played again and finds them.
create function people_address() returns trigger language plpgsql as $$
begin
  insert into person_addresses (id, email, person_id, since) values (uuidv7(), new.email, new.id, new.created_at)
  on conflict (email) do nothing;
  if not found and not exists (select from person_addresses a where a.email = new.email and a.person_id = new.id) then
    raise exception 'this address is somebody else''s' using errcode = '40001', constraint = 'person_addresses_once';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger addressed after insert on people for each row execute function people_address();
--> statement-breakpoint
create trigger addressed_anew after update of email on people for each row when (old.email is distinct from new.email)
  execute function people_address();
--> statement-breakpoint
-- An account that becomes part of another takes its passkeys along.
grant update (person_id, known_as) on passkeys to coursetill_app;
--> statement-breakpoint
-- What was done in a merge is not undone.
revoke update, delete on spare_seats from coursetill_app;
