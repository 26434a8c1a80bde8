CREATE TABLE "old_receivable_endings" (
	"id" uuid PRIMARY KEY,
	"receivable_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"on_day" date NOT NULL,
	"reason" text NOT NULL,
	"undoes_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "old_receivable_endings_kind_known" CHECK ("kind" in ('paid', 'written-off', 'settled-before')),
	CONSTRAINT "old_receivable_endings_signed" CHECK (case when "undoes_id" is null then "amount_minor" > 0 else "amount_minor" < 0 end)
);
--> statement-breakpoint
CREATE TABLE "old_receivables" (
	"id" uuid PRIMARY KEY,
	"number" text NOT NULL,
	"kid" text,
	"document_date" date NOT NULL,
	"due_date" date NOT NULL,
	"company_id" uuid,
	"person_id" uuid,
	"debtor" text NOT NULL,
	"original_minor" bigint NOT NULL,
	"opened_minor" bigint NOT NULL,
	"left_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"said" text,
	"taken_at" timestamp with time zone NOT NULL,
	"taken_by" text NOT NULL,
	CONSTRAINT "old_receivables_one_debtor" CHECK (num_nonnulls("company_id", "person_id") = 1),
	CONSTRAINT "old_receivables_left_sane" CHECK ("left_minor" between 0 and "opened_minor"),
	CONSTRAINT "old_receivables_opened_sane" CHECK ("opened_minor" > 0 and "opened_minor" <= "original_minor"),
	CONSTRAINT "old_receivables_days_in_order" CHECK ("document_date" <= "due_date")
);
--> statement-breakpoint
ALTER TABLE "placements" ADD COLUMN "old_receivable_id" uuid;--> statement-breakpoint
CREATE INDEX "placements_old_receivable" ON "placements" ("old_receivable_id") WHERE "old_receivable_id" is not null;--> statement-breakpoint
CREATE INDEX "old_receivable_endings_of" ON "old_receivable_endings" ("receivable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "old_receivable_endings_undone_once" ON "old_receivable_endings" ("undoes_id");--> statement-breakpoint
CREATE UNIQUE INDEX "old_receivables_number_once" ON "old_receivables" ("number");--> statement-breakpoint
CREATE INDEX "old_receivables_kid" ON "old_receivables" ("kid");--> statement-breakpoint
CREATE INDEX "old_receivables_company" ON "old_receivables" ("company_id");--> statement-breakpoint
CREATE INDEX "old_receivables_person" ON "old_receivables" ("person_id");--> statement-breakpoint
CREATE INDEX "old_receivables_open" ON "old_receivables" ("due_date","id") WHERE "left_minor" > 0;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_old_receivable_id_old_receivables_id_fkey" FOREIGN KEY ("old_receivable_id") REFERENCES "old_receivables"("id");--> statement-breakpoint
ALTER TABLE "old_receivable_endings" ADD CONSTRAINT "old_receivable_endings_receivable_id_old_receivables_id_fkey" FOREIGN KEY ("receivable_id") REFERENCES "old_receivables"("id");--> statement-breakpoint
ALTER TABLE "old_receivable_endings" ADD CONSTRAINT "old_receivable_endings_undoes_id_old_receivable_endings_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "old_receivable_endings"("id");--> statement-breakpoint
ALTER TABLE "old_receivables" ADD CONSTRAINT "old_receivables_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "old_receivables" ADD CONSTRAINT "old_receivables_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_with_receivable" CHECK (("place" = 'old-receivable') = ("old_receivable_id" is not null));--> statement-breakpoint
ALTER TABLE "placements" DROP CONSTRAINT "placements_place_known", ADD CONSTRAINT "placements_place_known" CHECK ("place" in ('invoice', 'by-hand', 'card-payout', 'not-ours', 'rounding', 'itemised', 'taken-back', 'paid-back', 'came-back', 'old-receivable'));
--> statement-breakpoint
-- What was open in an earlier system is owed here from the day it is taken in. Until the accounts that it stood in are credited, it stands against
-- this one, which finance may point at those accounts.
insert into accounts (code, kind, name_nb, name_en) values
  ('1595', 'asset', 'Overtatte kundefordringer, motkonto', 'Receivables taken over, contra account') on conflict (code) do nothing;
--> statement-breakpoint
insert into account_roles (role, valid_from, account, set_by, set_at)
  values ('opening-balance', '2000-01-01', '1595', 'job:migration', app_now());
--> statement-breakpoint
-- It stays as it was taken in: only what is left of it changes, whose it is where two accounts become one, and who owed it goes with time.
revoke update, delete on old_receivables, old_receivable_endings from coursetill_app;
--> statement-breakpoint
grant update (left_minor, person_id, debtor, said) on old_receivables to coursetill_app;
--> statement-breakpoint
alter table old_receivables enable row level security;
--> statement-breakpoint
create policy old_receivables_seen on old_receivables using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table old_receivable_endings enable row level security;
--> statement-breakpoint
create policy old_receivable_endings_seen on old_receivable_endings using ((select app_reach() = 'house'));
--> statement-breakpoint
create trigger audited after insert on old_receivable_endings for each row
  execute function audit_change('{"subject": "receivable_id", "with": ["id"], "omit": ["at", "by"]}');
--> statement-breakpoint
-- What a company owes from before, in øre: it counts against its limit beside what it owes here. It looks with the owner's eyes, as company_owes does.
create function company_owed_before(company uuid) returns bigint language sql stable security definer set search_path = public as $$
  select coalesce(sum(left_minor), 0)::bigint from old_receivables where company_id = company and left_minor > 0
$$;
