CREATE TABLE "month_closings" (
	"id" uuid PRIMARY KEY,
	"month" date NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"locked_by_xact" text NOT NULL,
	"taken_until" timestamp with time zone,
	"files_done" integer DEFAULT 0 NOT NULL,
	"files_all" integer DEFAULT 0 NOT NULL,
	"refused_at" timestamp with time zone,
	"refused_for" jsonb,
	"closed_at" timestamp with time zone,
	"statement" jsonb,
	"journal_digest" text,
	"path" text,
	"sha256" text,
	"bytes" bigint,
	CONSTRAINT "month_closings_month_begins" CHECK (extract(day from "month") = 1),
	CONSTRAINT "month_closings_one_end" CHECK (num_nonnulls("closed_at", "refused_at") <= 1),
	CONSTRAINT "month_closings_refused_why" CHECK (("refused_at" is null) = ("refused_for" is null)),
	CONSTRAINT "month_closings_closed_whole" CHECK (num_nonnulls("closed_at", "statement", "journal_digest", "path", "sha256", "bytes") in (0, 6))
);
--> statement-breakpoint
CREATE TABLE "month_openings" (
	"id" uuid PRIMARY KEY,
	"closing_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"signed" boolean,
	CONSTRAINT "month_openings_decided_whole" CHECK (num_nonnulls("decided_at", "decided_by", "signed") in (0, 3)),
	CONSTRAINT "month_openings_two_people" CHECK ("signed" is not true or "decided_by" <> "asked_by")
);
--> statement-breakpoint
CREATE TABLE "book_locks" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "book_locks_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"through_on" date,
	"because_of" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "month_closings_month" ON "month_closings" ("month","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "month_closings_one_at_a_time" ON "month_closings" ((true)) WHERE "closed_at" is null and "refused_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "month_openings_one_at_a_time" ON "month_openings" ("closing_id") WHERE "decided_at" is null;--> statement-breakpoint
ALTER TABLE "month_openings" ADD CONSTRAINT "month_openings_closing_id_month_closings_id_fkey" FOREIGN KEY ("closing_id") REFERENCES "month_closings"("id");
--> statement-breakpoint
-- The last day that is closed: of a handful of rows, the newest counts.
create function books_closed_through() returns date language sql stable parallel safe as
  'select through_on from book_locks order by number desc limit 1';
--> statement-breakpoint
-- Whatever a program forgets: nothing is ever posted into a closed month.
create function entry_in_open_month() returns trigger language plpgsql as $$
begin
  if exists (select from come where posted_on <= books_closed_through()) then
    raise exception 'the books are closed for that day'
      using errcode = 'check_violation', constraint = 'entries_in_open_month', table = 'entries';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger entries_in_open_month after insert on entries referencing new table as come
  for each statement execute function entry_in_open_month();
--> statement-breakpoint
revoke update, delete on book_locks from coursetill_app;
--> statement-breakpoint
revoke update, delete on month_closings, month_openings from coursetill_app;
--> statement-breakpoint
grant update (taken_until, files_done, files_all, closed_at, refused_at, refused_for, statement, journal_digest, path, sha256, bytes) on month_closings to coursetill_app;
--> statement-breakpoint
grant update (decided_at, decided_by, signed) on month_openings to coursetill_app;
--> statement-breakpoint
-- What a closing came to, and what became of a wish to open, is said once.
create function said_once() returns trigger language plpgsql as $$
begin
  raise exception '% is over and stays as it is', tg_table_name using errcode = 'check_violation', constraint = tg_table_name || '_said_once', table = tg_table_name;
end $$;
--> statement-breakpoint
create trigger month_closings_said_once before update on month_closings
  for each row when (old.closed_at is not null or old.refused_at is not null) execute function said_once();
--> statement-breakpoint
create trigger month_openings_said_once before update on month_openings
  for each row when (old.decided_at is not null) execute function said_once();
--> statement-breakpoint
create trigger audited after insert on month_closings for each row
  execute function audit_change('{"subject": "id", "with": ["month"], "omit": ["asked_at", "asked_by", "locked_by_xact"]}');
--> statement-breakpoint
create trigger audited after insert or update on month_openings for each row
  execute function audit_change('{"subject": "id", "with": ["closing_id"], "omit": ["asked_at", "asked_by", "decided_at", "decided_by"]}');

--> statement-breakpoint
-- The second wall (decisions/0022): the seller's own figures are seen by those who work here.
alter table month_closings enable row level security;
--> statement-breakpoint
create policy month_closings_seen on month_closings using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table month_openings enable row level security;
--> statement-breakpoint
create policy month_openings_seen on month_openings using ((select app_reach() = 'house'));
