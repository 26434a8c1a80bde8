CREATE TABLE "course_partners" (
	"id" uuid PRIMARY KEY,
	"share_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"course_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"share_basis_points" integer NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"note" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "course_partners_share_sane" CHECK ("share_basis_points" between 0 and 10000),
	CONSTRAINT "course_partners_days_in_order" CHECK ("until_day" >= "from_day")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "course_partners_version_once" ON "course_partners" ("share_id","version");--> statement-breakpoint
CREATE INDEX "course_partners_course" ON "course_partners" ("course_id");--> statement-breakpoint
ALTER TABLE "course_partners" ADD CONSTRAINT "course_partners_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "course_partners" ADD CONSTRAINT "course_partners_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
-- What was promised is a fact: another version follows it, and none is changed or goes away.
grant select, insert on course_partners to coursetill_app;
--> statement-breakpoint
alter table course_partners enable row level security;
--> statement-breakpoint
create policy course_partners_seen on course_partners using ((select app_reach() = 'house') or app_member_of(company_id));
--> statement-breakpoint
create trigger audited after insert on course_partners for each row
  execute function audit_change('{"subject": "course_id", "with": ["company_id"], "omit": ["id", "set_at", "set_by"]}');
