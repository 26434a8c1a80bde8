CREATE TABLE "bank_files" (
	"id" uuid PRIMARY KEY,
	"digest" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"message_id" text NOT NULL,
	"new_count" integer NOT NULL,
	"known_count" integer NOT NULL,
	"passed_count" integer NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"taken_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_reversals" (
	"id" uuid PRIMARY KEY,
	"file_id" uuid NOT NULL,
	"account" text NOT NULL,
	"entry_key" text NOT NULL,
	"entry_minor" bigint NOT NULL,
	"position" integer NOT NULL,
	"booked_on" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"end_to_end_id" text,
	"remittances" jsonb NOT NULL,
	"payer_name" text,
	"said" text,
	"deposit_id" uuid,
	"set_aside" text,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bank_reversals_one_end" CHECK (num_nonnulls("deposit_id", "set_aside") <= 1),
	CONSTRAINT "bank_reversals_positive" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "deposits" (
	"id" uuid PRIMARY KEY,
	"file_id" uuid NOT NULL,
	"account" text NOT NULL,
	"entry_key" text NOT NULL,
	"entry_minor" bigint NOT NULL,
	"position" integer NOT NULL,
	"booked_on" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"end_to_end_id" text,
	"remittances" jsonb NOT NULL,
	"payer_name" text,
	"said" text,
	"is_sum" boolean NOT NULL,
	"left_minor" bigint NOT NULL,
	"judged_at" timestamp with time zone,
	"hindrance" text,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deposits_positive" CHECK ("amount_minor" > 0 and "entry_minor" >= "amount_minor"),
	CONSTRAINT "deposits_left_sane" CHECK ("left_minor" between 0 and "amount_minor")
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"id" uuid PRIMARY KEY,
	"deposit_id" uuid NOT NULL,
	"place" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"transfer_id" uuid,
	"undoes_id" uuid,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "placements_place_known" CHECK ("place" in ('invoice', 'by-hand', 'card-payout', 'not-ours', 'rounding', 'itemised', 'taken-back')),
	CONSTRAINT "placements_signed" CHECK (case when "undoes_id" is null then "amount_minor" > 0 else "amount_minor" < 0 end),
	CONSTRAINT "placements_with_transfer" CHECK (("place" in ('invoice', 'by-hand')) = ("transfer_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "document_transfers" ADD COLUMN "via" text DEFAULT 'hand' NOT NULL;--> statement-breakpoint
ALTER TABLE "document_transfers" ADD COLUMN "undoes_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_files_once" ON "bank_files" ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_reversals_told_once" ON "bank_reversals" ("account","entry_key","booked_on","entry_minor","position");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_reversals_once" ON "bank_reversals" ("deposit_id");--> statement-breakpoint
CREATE INDEX "bank_reversals_open" ON "bank_reversals" ("booked_on") WHERE "deposit_id" is null and "set_aside" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "deposits_told_once" ON "deposits" ("account","entry_key","booked_on","entry_minor","position");--> statement-breakpoint
CREATE INDEX "deposits_file" ON "deposits" ("file_id");--> statement-breakpoint
CREATE INDEX "deposits_unjudged" ON "deposits" ("taken_at") WHERE "judged_at" is null;--> statement-breakpoint
CREATE INDEX "deposits_unplaced" ON "deposits" ("booked_on","id") WHERE "left_minor" > 0;--> statement-breakpoint
CREATE INDEX "placements_deposit" ON "placements" ("deposit_id");--> statement-breakpoint
CREATE INDEX "placements_transfer" ON "placements" ("transfer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "placements_undone_once" ON "placements" ("undoes_id");--> statement-breakpoint
CREATE UNIQUE INDEX "document_transfers_undone_once" ON "document_transfers" ("undoes_id");--> statement-breakpoint
ALTER TABLE "bank_reversals" ADD CONSTRAINT "bank_reversals_file_id_bank_files_id_fkey" FOREIGN KEY ("file_id") REFERENCES "bank_files"("id");--> statement-breakpoint
ALTER TABLE "bank_reversals" ADD CONSTRAINT "bank_reversals_deposit" FOREIGN KEY ("deposit_id") REFERENCES "deposits"("id");--> statement-breakpoint
ALTER TABLE "deposits" ADD CONSTRAINT "deposits_file_id_bank_files_id_fkey" FOREIGN KEY ("file_id") REFERENCES "bank_files"("id");--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_deposit_id_deposits_id_fkey" FOREIGN KEY ("deposit_id") REFERENCES "deposits"("id");--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_transfer_id_document_transfers_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "document_transfers"("id");--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_undoes_id_placements_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "placements"("id");--> statement-breakpoint
ALTER TABLE "document_transfers" ADD CONSTRAINT "document_transfers_undoes_id_document_transfers_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "document_transfers"("id");--> statement-breakpoint
ALTER TABLE "document_transfers" ADD CONSTRAINT "document_transfers_via_known" CHECK ("via" in ('hand', 'deposit', 'tolerance'));--> statement-breakpoint
ALTER TABLE "document_transfers" DROP CONSTRAINT "document_transfers_positive", ADD CONSTRAINT "document_transfers_positive" CHECK (case when "undoes_id" is null then "amount_minor" >= 0 and "claims_minor" >= 0 and "amount_minor" + "claims_minor" > 0
        else "amount_minor" <= 0 and "claims_minor" <= 0 and "amount_minor" + "claims_minor" < 0 end);
--> statement-breakpoint
-- What the bank told is told for ever; of a deposit, what is left to place and what the till made of it change.
grant select, insert on bank_files, deposits, placements, bank_reversals to coursetill_app;
--> statement-breakpoint
grant update (left_minor, judged_at, hindrance, payer_name, said, end_to_end_id) on deposits to coursetill_app;
--> statement-breakpoint
grant update (deposit_id, set_aside, payer_name, said, end_to_end_id) on bank_reversals to coursetill_app;
--> statement-breakpoint
revoke update, delete on bank_files, placements from coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): the bank's account is seen by those who work here.
alter table bank_files enable row level security;
--> statement-breakpoint
create policy bank_files_seen on bank_files using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table deposits enable row level security;
--> statement-breakpoint
create policy deposits_seen on deposits using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table placements enable row level security;
--> statement-breakpoint
create policy placements_seen on placements using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table bank_reversals enable row level security;
--> statement-breakpoint
create policy bank_reversals_seen on bank_reversals using ((select app_reach() = 'house'));
--> statement-breakpoint
insert into accounts (code, kind, name_nb, name_en) values
  ('2980', 'liability', 'Uplasserte innbetalinger', 'Payments not placed yet'),
  ('7740', 'expense', 'Øreavrunding', 'Rounding');
--> statement-breakpoint
insert into account_roles (role, valid_from, account, set_by, set_at) values
  ('unplaced-money', '2000-01-01', '2980', 'job:migration', app_now()),
  ('rounding', '2000-01-01', '7740', 'job:migration', app_now());
--> statement-breakpoint
create trigger audited after insert on bank_files for each row
  execute function audit_change('{"subject": "id", "with": ["name"], "omit": ["taken_by", "taken_at", "digest"]}');
--> statement-breakpoint
create trigger audited after update on bank_reversals for each row when (old.deposit_id is distinct from new.deposit_id or old.set_aside is distinct from new.set_aside)
  execute function audit_change('{"subject": "id", "with": ["deposit_id", "set_aside"], "omit": ["taken_at", "remittances", "payer_name", "said", "end_to_end_id"]}');
