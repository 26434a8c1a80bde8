CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"proof" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	CONSTRAINT "erasures_one_end" CHECK ("withdrawn_at" is null or "done_at" is null),
	CONSTRAINT "erasures_proof_known" CHECK ("proof" in ('own', 'in-person', 'called-back', 'signed-letter'))
);
--> statement-breakpoint
CREATE TABLE "retention_runs" (
	"at" timestamp with time zone PRIMARY KEY,
	"removed" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_one_each" ON "erasures" ("person_id") WHERE "withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");
--> statement-breakpoint
grant select, insert, update on erasures to coursetill_app;
--> statement-breakpoint
revoke delete on erasures from coursetill_app;
--> statement-breakpoint
grant select, insert, delete on retention_runs to coursetill_app;
--> statement-breakpoint
revoke update on retention_runs from coursetill_app;
--> statement-breakpoint
-- A wish is never changed; the words in it are a person's, and go with them.
grant update (wanted, words) on correction_wishes to coursetill_app;
--> statement-breakpoint
-- Issued documents are for ever until the law lets go of them: five years after the end of their year (bokføringsloven § 13). Only
-- then, and only here, do they lose their buyer and their files. Numbers, sums, lines and digests stay.
create function forget_documents(most integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chosen uuid[];
begin
  chosen := array(select d.id from documents d where d.forgotten_at is null
    and extract(year from d.document_date) + 5 < extract(year from app_now() at time zone 'Europe/Oslo')
    order by d.issued_at, d.id limit most);
  delete from reminder_files f using reminders r where r.id = f.reminder_id and r.document_id = any(chosen);
  update reminders r set content = jsonb_strip_nulls(jsonb_build_object('kind', r.content -> 'kind', 'number', r.content -> 'number',
      'payableMinor', r.content -> 'payableMinor')) where r.document_id = any(chosen);
  delete from document_files f where f.document_id = any(chosen);
  update documents d set forgotten_at = app_now(), token = '',
    buyer_name = case d.content #>> '{buyer,kind}' when 'person' then 'Slettet / erased' else d.buyer_name end,
    content = jsonb_set(d.content, '{buyer}', case d.content #>> '{buyer,kind}' when 'person'
      then jsonb_build_object('kind', 'person', 'name', 'Slettet / erased', 'address',
        jsonb_build_object('street', '–', 'postcode', '0000', 'city', '–', 'country', coalesce(d.content #>> '{buyer,address,country}', 'NO')))
      else (d.content -> 'buyer') - 'contact' - 'email' end)
  where d.id = any(chosen);
  return coalesce(array_length(chosen, 1), 0);
end $$;
--> statement-breakpoint
revoke all on function forget_documents(integer) from public;
--> statement-breakpoint
grant execute on function forget_documents(integer) to coursetill_app;
