CREATE TABLE "bank_debits" (
	"id" uuid PRIMARY KEY,
	"file_id" uuid NOT NULL,
	"account" text NOT NULL,
	"entry_key" text NOT NULL,
	"entry_minor" bigint NOT NULL,
	"position" integer NOT NULL,
	"booked_on" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"reference" text,
	"judged_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"set_aside" text,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bank_debits_one_end" CHECK (num_nonnulls("settled_at", "set_aside") <= 1),
	CONSTRAINT "bank_debits_positive" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "expected_debits" (
	"id" uuid PRIMARY KEY,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"account" text,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payback_accounts" (
	"id" uuid PRIMARY KEY,
	"payback_id" uuid NOT NULL,
	"link_id" uuid,
	"kind" text NOT NULL,
	"account" text,
	"holder_name" text,
	"given_at" timestamp with time zone NOT NULL,
	"given_by" text NOT NULL,
	CONSTRAINT "payback_accounts_kind_known" CHECK ("kind" in ('bban', 'iban'))
);
--> statement-breakpoint
CREATE TABLE "payback_approvals" (
	"account_id" uuid,
	"ordinal" integer,
	"payback_id" uuid NOT NULL,
	"approved_at" timestamp with time zone NOT NULL,
	"approved_by" text NOT NULL,
	CONSTRAINT "payback_approvals_pk" PRIMARY KEY("account_id","ordinal"),
	CONSTRAINT "payback_approvals_two_people" UNIQUE("account_id","approved_by"),
	CONSTRAINT "payback_approvals_two" CHECK ("ordinal" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "payback_batch_ends" (
	"batch_id" uuid PRIMARY KEY,
	"as" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "payback_batch_ends_known" CHECK ("as" in ('sent', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "payback_batches" (
	"id" uuid PRIMARY KEY,
	"reference" text NOT NULL,
	"form" text NOT NULL,
	"content" text,
	"digest" text NOT NULL,
	"payback_ids" jsonb NOT NULL,
	"count" integer NOT NULL,
	"sum_minor" bigint NOT NULL,
	"pay_on" date NOT NULL,
	"seen_by" date NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payback_links" (
	"id" uuid PRIMARY KEY,
	"payback_id" uuid NOT NULL,
	"digest" text,
	"asked_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"fault" text,
	"used_at" timestamp with time zone,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "paybacks" (
	"id" uuid PRIMARY KEY,
	"reference" text NOT NULL,
	"document_id" uuid,
	"deposit_id" uuid,
	"transfer_id" uuid,
	"placement_id" uuid,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"payee_name" text,
	"payee_email" text,
	"lang" text NOT NULL,
	"message" text NOT NULL,
	"account_id" uuid,
	"batch_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"paid_on" date,
	"ended_as" text,
	"end_reason" text,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "paybacks_positive" CHECK ("amount_minor" > 0),
	CONSTRAINT "paybacks_of_one_thing" CHECK (num_nonnulls("document_id", "deposit_id") = 1 and num_nonnulls("document_id", "transfer_id") <> 1 and num_nonnulls("deposit_id", "placement_id") <> 1),
	CONSTRAINT "paybacks_end_known" CHECK ("ended_as" in ('given-up', 'returned')),
	CONSTRAINT "paybacks_end_whole" CHECK (("ended_as" is null) = ("ended_at" is null)),
	CONSTRAINT "paybacks_in_a_batch_with_account" CHECK ("batch_id" is null or "account_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "set_offs" (
	"id" uuid PRIMARY KEY,
	"from_document_id" uuid NOT NULL,
	"to_document_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"from_transfer_id" uuid NOT NULL,
	"to_transfer_id" uuid NOT NULL,
	"undoes_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "set_offs_two_documents" CHECK ("from_document_id" <> "to_document_id"),
	CONSTRAINT "set_offs_signed" CHECK (case when "undoes_id" is null then "amount_minor" > 0 else "amount_minor" < 0 end)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "bank_debits_told_once" ON "bank_debits" ("account","entry_key","booked_on","entry_minor","position");--> statement-breakpoint
CREATE INDEX "bank_debits_unjudged" ON "bank_debits" ("taken_at") WHERE "judged_at" is null;--> statement-breakpoint
CREATE INDEX "bank_debits_open" ON "bank_debits" ("booked_on") WHERE "settled_at" is null and "set_aside" is null;--> statement-breakpoint
CREATE INDEX "payback_accounts_payback" ON "payback_accounts" ("payback_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payback_accounts_link_once" ON "payback_accounts" ("link_id");--> statement-breakpoint
CREATE INDEX "payback_links_payback" ON "payback_links" ("payback_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payback_links_digest_once" ON "payback_links" ("digest");--> statement-breakpoint
CREATE UNIQUE INDEX "paybacks_reference_once" ON "paybacks" ("reference");--> statement-breakpoint
CREATE INDEX "paybacks_document" ON "paybacks" ("document_id");--> statement-breakpoint
CREATE INDEX "paybacks_deposit" ON "paybacks" ("deposit_id");--> statement-breakpoint
CREATE INDEX "paybacks_batch" ON "paybacks" ("batch_id");--> statement-breakpoint
CREATE INDEX "paybacks_open" ON "paybacks" ("asked_at","id") WHERE "paid_on" is null and "ended_at" is null;--> statement-breakpoint
CREATE INDEX "set_offs_from" ON "set_offs" ("from_document_id");--> statement-breakpoint
CREATE INDEX "set_offs_to" ON "set_offs" ("to_document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "set_offs_undone_once" ON "set_offs" ("undoes_id");--> statement-breakpoint
ALTER TABLE "bank_debits" ADD CONSTRAINT "bank_debits_file_id_bank_files_id_fkey" FOREIGN KEY ("file_id") REFERENCES "bank_files"("id");--> statement-breakpoint
ALTER TABLE "payback_accounts" ADD CONSTRAINT "payback_accounts_payback_id_paybacks_id_fkey" FOREIGN KEY ("payback_id") REFERENCES "paybacks"("id");--> statement-breakpoint
ALTER TABLE "payback_accounts" ADD CONSTRAINT "payback_accounts_link_id_payback_links_id_fkey" FOREIGN KEY ("link_id") REFERENCES "payback_links"("id");--> statement-breakpoint
ALTER TABLE "payback_approvals" ADD CONSTRAINT "payback_approvals_account_id_payback_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "payback_accounts"("id");--> statement-breakpoint
ALTER TABLE "payback_approvals" ADD CONSTRAINT "payback_approvals_payback_id_paybacks_id_fkey" FOREIGN KEY ("payback_id") REFERENCES "paybacks"("id");--> statement-breakpoint
ALTER TABLE "payback_batch_ends" ADD CONSTRAINT "payback_batch_ends_batch_id_payback_batches_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "payback_batches"("id");--> statement-breakpoint
ALTER TABLE "payback_links" ADD CONSTRAINT "payback_links_payback_id_paybacks_id_fkey" FOREIGN KEY ("payback_id") REFERENCES "paybacks"("id");--> statement-breakpoint
ALTER TABLE "paybacks" ADD CONSTRAINT "paybacks_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "paybacks" ADD CONSTRAINT "paybacks_deposit_id_deposits_id_fkey" FOREIGN KEY ("deposit_id") REFERENCES "deposits"("id");--> statement-breakpoint
ALTER TABLE "paybacks" ADD CONSTRAINT "paybacks_transfer_id_document_transfers_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "document_transfers"("id");--> statement-breakpoint
ALTER TABLE "paybacks" ADD CONSTRAINT "paybacks_placement_id_placements_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placements"("id");--> statement-breakpoint
ALTER TABLE "paybacks" ADD CONSTRAINT "paybacks_account_id_payback_accounts_id_fkey" FOREIGN KEY ("account_id") REFERENCES "payback_accounts"("id");--> statement-breakpoint
ALTER TABLE "paybacks" ADD CONSTRAINT "paybacks_batch_id_payback_batches_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "payback_batches"("id");--> statement-breakpoint
ALTER TABLE "set_offs" ADD CONSTRAINT "set_offs_from_document" FOREIGN KEY ("from_document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "set_offs" ADD CONSTRAINT "set_offs_to_document" FOREIGN KEY ("to_document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "set_offs" ADD CONSTRAINT "set_offs_from_entry" FOREIGN KEY ("from_transfer_id") REFERENCES "document_transfers"("id");--> statement-breakpoint
ALTER TABLE "set_offs" ADD CONSTRAINT "set_offs_to_entry" FOREIGN KEY ("to_transfer_id") REFERENCES "document_transfers"("id");--> statement-breakpoint
ALTER TABLE "set_offs" ADD CONSTRAINT "set_offs_undoes" FOREIGN KEY ("undoes_id") REFERENCES "set_offs"("id");--> statement-breakpoint
ALTER TABLE "document_transfers" DROP CONSTRAINT "document_transfers_positive", ADD CONSTRAINT "document_transfers_positive" CHECK (case when "via" <> 'set-off' and ("undoes_id" is null) = ("via" <> 'payback') or "via" = 'set-off' and "amount_minor" + "claims_minor" > 0
        then "amount_minor" >= 0 and "claims_minor" >= 0 and "amount_minor" + "claims_minor" > 0
        else "amount_minor" <= 0 and "claims_minor" <= 0 and "amount_minor" + "claims_minor" < 0 end);--> statement-breakpoint
ALTER TABLE "placements" DROP CONSTRAINT "placements_place_known", ADD CONSTRAINT "placements_place_known" CHECK ("place" in ('invoice', 'by-hand', 'card-payout', 'not-ours', 'rounding', 'itemised', 'taken-back', 'paid-back', 'came-back'));--> statement-breakpoint
ALTER TABLE "document_transfers" DROP CONSTRAINT "document_transfers_via_known", ADD CONSTRAINT "document_transfers_via_known" CHECK ("via" in ('hand', 'deposit', 'tolerance', 'set-off', 'payback'));--> statement-breakpoint
-- What was set off, approved, made or dropped stays as it is; of a payback, where it stands changes, and what names people goes.
revoke update, delete on set_offs, payback_approvals, payback_batch_ends, payback_batches, paybacks, payback_links, payback_accounts, bank_debits, expected_debits from coursetill_app;
--> statement-breakpoint
grant delete on expected_debits to coursetill_app;
--> statement-breakpoint
grant update (judged_at, settled_at, set_aside) on bank_debits to coursetill_app;
--> statement-breakpoint
grant update (content) on payback_batches to coursetill_app;
--> statement-breakpoint
grant update (account_id, batch_id, paid_on, ended_as, end_reason, ended_at, ended_by, payee_name, payee_email) on paybacks to coursetill_app;
--> statement-breakpoint
grant update (digest, sent_at, fault, used_at, closed_at) on payback_links to coursetill_app;
--> statement-breakpoint
grant update (account, holder_name) on payback_accounts to coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): a buyer sees that their own money is on its way; accounts and files are seen by those who work here.
alter table set_offs enable row level security;
--> statement-breakpoint
create policy set_offs_seen on set_offs using ((select app_reach() = 'house') or app_sees_document(from_document_id) or app_sees_document(to_document_id));
--> statement-breakpoint
alter table paybacks enable row level security;
--> statement-breakpoint
create policy paybacks_seen on paybacks using ((select app_reach() = 'house') or (document_id is not null and app_sees_document(document_id)));
--> statement-breakpoint
alter table payback_links enable row level security;
--> statement-breakpoint
create policy payback_links_seen on payback_links using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table payback_accounts enable row level security;
--> statement-breakpoint
create policy payback_accounts_seen on payback_accounts using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table payback_approvals enable row level security;
--> statement-breakpoint
create policy payback_approvals_seen on payback_approvals using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table payback_batches enable row level security;
--> statement-breakpoint
create policy payback_batches_seen on payback_batches using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table payback_batch_ends enable row level security;
--> statement-breakpoint
create policy payback_batch_ends_seen on payback_batch_ends using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table bank_debits enable row level security;
--> statement-breakpoint
create policy bank_debits_seen on bank_debits using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table expected_debits enable row level security;
--> statement-breakpoint
create policy expected_debits_seen on expected_debits using ((select app_reach() = 'house'));
--> statement-breakpoint
-- No money is handed to the bank that two people have not approved to just that account, and nothing changes the account after them.
create function payback_is_approved() returns trigger language plpgsql as $$
begin
  if new.batch_id is not null and new.batch_id is distinct from old.batch_id
    and (select count(*) from payback_approvals a where a.account_id = new.account_id) <> 2 then
    raise exception 'two people have not approved this payback' using constraint = 'paybacks_approved', errcode = '23514';
  end if;
  if old.account_id is not null and new.account_id is distinct from old.account_id
    and (select count(*) from payback_approvals a where a.account_id = old.account_id) = 2 then
    raise exception 'two people have approved another account' using constraint = 'paybacks_account_frozen', errcode = '23514';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger paybacks_approved before update of batch_id, account_id on paybacks for each row execute function payback_is_approved();
--> statement-breakpoint
insert into accounts (code, kind, name_nb, name_en) values
  ('1590', 'asset', 'Tilgodehavender motregnet', 'Balances set against invoices'),
  ('2985', 'liability', 'Tilbakebetalinger underveis', 'Money on its way back');
--> statement-breakpoint
insert into account_roles (role, valid_from, account, set_by, set_at) values
  ('set-off', '2000-01-01', '1590', 'job:migration', app_now()),
  ('paybacks-under-way', '2000-01-01', '2985', 'job:migration', app_now());
--> statement-breakpoint
create trigger audited after insert on set_offs for each row
  execute function audit_change('{"subject": "from_document_id", "with": ["to_document_id"], "omit": ["id", "from_transfer_id", "to_transfer_id", "at", "by"]}');
--> statement-breakpoint
create trigger audited after insert or update of account_id, batch_id, paid_on, ended_as on paybacks for each row
  execute function audit_change('{"subject": "id", "with": ["reference", "amount_minor"], "omit": ["payee_name", "payee_email", "message", "lang", "asked_at", "asked_by", "ended_at", "ended_by"]}');
--> statement-breakpoint
create trigger audited after insert on payback_approvals for each row
  execute function audit_change('{"subject": "payback_id", "with": ["account_id", "ordinal"], "omit": ["approved_at", "approved_by"]}');
--> statement-breakpoint
create trigger audited after insert on payback_batches for each row
  execute function audit_change('{"subject": "id", "with": ["reference", "form"], "omit": ["content", "made_at", "made_by"]}');
--> statement-breakpoint
create trigger audited after insert on payback_batch_ends for each row
  execute function audit_change('{"subject": "batch_id", "with": ["as"], "omit": ["at", "by"]}');
--> statement-breakpoint
create trigger audited after update of settled_at, set_aside on bank_debits for each row when (old.set_aside is distinct from new.set_aside or old.settled_at is distinct from new.settled_at)
  execute function audit_change('{"subject": "id", "with": ["set_aside"], "omit": ["judged_at", "taken_at"]}');
