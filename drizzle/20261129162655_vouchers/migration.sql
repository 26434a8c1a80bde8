CREATE TABLE "voucher_batch_entries" (
	"batch_id" uuid,
	"entry_id" uuid,
	"let_go_at" timestamp with time zone,
	CONSTRAINT "voucher_batch_entries_pk" PRIMARY KEY("batch_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "voucher_batches" (
	"id" uuid PRIMARY KEY,
	"number" integer NOT NULL,
	"through_on" date NOT NULL,
	"profile" jsonb NOT NULL,
	"entries" integer NOT NULL,
	"rows" integer NOT NULL,
	"totals" jsonb NOT NULL,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"accepted" boolean,
	"said" text,
	CONSTRAINT "voucher_batches_decided_whole" CHECK (num_nonnulls("decided_at", "decided_by", "accepted", "said") in (0, 4))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_batch_entries_once" ON "voucher_batch_entries" ("entry_id") WHERE "let_go_at" is null;--> statement-breakpoint
CREATE INDEX "voucher_batch_entries_entry" ON "voucher_batch_entries" ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "voucher_batches_number_once" ON "voucher_batches" ("number");--> statement-breakpoint
ALTER TABLE "voucher_batch_entries" ADD CONSTRAINT "voucher_batch_entries_batch_id_voucher_batches_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "voucher_batches"("id");--> statement-breakpoint
ALTER TABLE "voucher_batch_entries" ADD CONSTRAINT "voucher_batch_entries_entry_id_entries_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id");
--> statement-breakpoint
revoke update, delete on voucher_batches, voucher_batch_entries from coursetill_app;
--> statement-breakpoint
grant update (entries, rows, totals, path, sha256, bytes, decided_at, decided_by, accepted, said) on voucher_batches to coursetill_app;
--> statement-breakpoint
grant update (let_go_at) on voucher_batch_entries to coursetill_app;
--> statement-breakpoint
create trigger voucher_batches_said_once before update on voucher_batches
  for each row when (old.decided_at is not null) execute function said_once();
--> statement-breakpoint
-- The second wall (decisions/0022): the seller's own figures are seen by those who work here.
alter table voucher_batches enable row level security;
--> statement-breakpoint
create policy voucher_batches_seen on voucher_batches using ((select app_reach() = 'house'));
--> statement-breakpoint
create trigger audited after update on voucher_batches for each row when (old.decided_at is distinct from new.decided_at)
  execute function audit_change('{"subject": "id", "with": ["number"], "omit": ["decided_at", "decided_by"]}');
