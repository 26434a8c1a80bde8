CREATE TABLE "offering_notes" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "offering_notes_said" CHECK ("words" <> '')
);
--> statement-breakpoint
ALTER TABLE "attendances" ADD COLUMN "excused" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "completion_rules" ADD COLUMN "excused_counts" text DEFAULT 'left-out' NOT NULL;--> statement-breakpoint
ALTER TABLE "offering_teachers" ADD COLUMN "session_ids" uuid[];--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD COLUMN "moved_to" numeric;--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD COLUMN "moved_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "offering_notes_offering" ON "offering_notes" ("offering_id","at");--> statement-breakpoint
ALTER TABLE "offering_notes" ADD CONSTRAINT "offering_notes_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_excused_away" CHECK (not ("present" and "excused"));--> statement-breakpoint
ALTER TABLE "completion_rules" ADD CONSTRAINT "completion_rules_excused_known" CHECK ("excused_counts" in ('as-present', 'left-out', 'as-absent'));--> statement-breakpoint
ALTER TABLE "offering_teachers" ADD CONSTRAINT "offering_teachers_some_sessions" CHECK (cardinality("session_ids") > 0);--> statement-breakpoint
ALTER TABLE "waiting_entries" ADD CONSTRAINT "waiting_entries_moved" CHECK (("moved_to" is null) = ("moved_at" is null));
--> statement-breakpoint
-- The second wall (decisions/0022): a note is read by those who keep the offering, and by the house.
alter table offering_notes enable row level security;
--> statement-breakpoint
create policy offering_notes_seen on offering_notes
  using ((select app_reach() = 'house') or exists (
    select from offerings f join courses c on c.id = f.course_id where f.id = offering_id and c.faculty = any (app_list('app.faculties'))));
--> statement-breakpoint
create trigger audited after insert or update or delete on offering_notes for each row
  execute function audit_change('{"subject": "offering_id", "with": ["id"], "omit": ["at", "by", "words"]}');
