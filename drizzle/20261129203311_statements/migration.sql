CREATE TABLE "funders" (
	"id" uuid PRIMARY KEY,
	"organisation_number" text NOT NULL,
	"name" text NOT NULL,
	"contact_email" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "funding_grant_companies" (
	"grant_id" uuid,
	"company_id" uuid,
	CONSTRAINT "funding_grant_companies_pk" PRIMARY KEY("grant_id","company_id")
);
--> statement-breakpoint
CREATE TABLE "funding_grants" (
	"id" uuid PRIMARY KEY,
	"funder_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"offering_id" uuid,
	"currency" char(3) NOT NULL,
	"seat_minor" bigint,
	"seat_basis_points" integer,
	"from_day" date NOT NULL,
	"until_day" date,
	"seats_most" integer,
	"most_minor" bigint,
	"eligible" text NOT NULL,
	"mode" text NOT NULL,
	"note" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "funding_grants_one_measure" CHECK (num_nonnulls("seat_minor", "seat_basis_points") = 1),
	CONSTRAINT "funding_grants_amount_sane" CHECK ("seat_minor" > 0),
	CONSTRAINT "funding_grants_part_sane" CHECK ("seat_basis_points" between 1 and 10000),
	CONSTRAINT "funding_grants_days_in_order" CHECK ("until_day" >= "from_day"),
	CONSTRAINT "funding_grants_caps_sane" CHECK ("seats_most" > 0 and "most_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "issued_statements" (
	"id" uuid PRIMARY KEY,
	"month" date NOT NULL,
	"kind" text NOT NULL,
	"company_id" uuid,
	"faculty" text,
	"funder_id" uuid,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "issued_statements_of_one" CHECK (num_nonnulls("company_id", "faculty", "funder_id") = 1 and case "kind" when 'partner' then "company_id" is not null
        when 'faculty' then "faculty" is not null when 'funder' then "funder_id" is not null else false end)
);
--> statement-breakpoint
CREATE TABLE "statement_files" (
	"statement_id" uuid,
	"form" text,
	"lang" text,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "statement_files_pk" PRIMARY KEY("statement_id","form","lang")
);
--> statement-breakpoint
CREATE TABLE "statement_months" (
	"month" date PRIMARY KEY,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by" text NOT NULL,
	CONSTRAINT "statement_months_month_begins" CHECK (extract(day from "month") = 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "funders_number_once" ON "funders" ("organisation_number");--> statement-breakpoint
CREATE INDEX "funding_grants_funder" ON "funding_grants" ("funder_id");--> statement-breakpoint
CREATE INDEX "funding_grants_course" ON "funding_grants" ("course_id");--> statement-breakpoint
CREATE UNIQUE INDEX "issued_statements_partner_once" ON "issued_statements" ("company_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "issued_statements_faculty_once" ON "issued_statements" ("faculty","number");--> statement-breakpoint
CREATE UNIQUE INDEX "issued_statements_funder_once" ON "issued_statements" ("funder_id","number");--> statement-breakpoint
CREATE INDEX "issued_statements_month" ON "issued_statements" ("month");--> statement-breakpoint
ALTER TABLE "funding_grant_companies" ADD CONSTRAINT "funding_grant_companies_grant_id_funding_grants_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "funding_grants"("id");--> statement-breakpoint
ALTER TABLE "funding_grant_companies" ADD CONSTRAINT "funding_grant_companies_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "funding_grants" ADD CONSTRAINT "funding_grants_funder_id_funders_id_fkey" FOREIGN KEY ("funder_id") REFERENCES "funders"("id");--> statement-breakpoint
ALTER TABLE "funding_grants" ADD CONSTRAINT "funding_grants_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "funding_grants" ADD CONSTRAINT "funding_grants_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "issued_statements" ADD CONSTRAINT "issued_statements_month_statement_months_month_fkey" FOREIGN KEY ("month") REFERENCES "statement_months"("month");--> statement-breakpoint
ALTER TABLE "issued_statements" ADD CONSTRAINT "issued_statements_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "issued_statements" ADD CONSTRAINT "issued_statements_funder_id_funders_id_fkey" FOREIGN KEY ("funder_id") REFERENCES "funders"("id");--> statement-breakpoint
ALTER TABLE "statement_files" ADD CONSTRAINT "statement_files_statement_id_issued_statements_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "issued_statements"("id");
--> statement-breakpoint
-- What was told stays told; of a grant only its last day may change.
revoke update, delete on statement_months, issued_statements, statement_files, funding_grants, funding_grant_companies from coursetill_app;
--> statement-breakpoint
revoke delete on funders from coursetill_app;
--> statement-breakpoint
grant update (until_day) on funding_grants to coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): a partner sees what it was told; all else is seen by those who work here.
alter table issued_statements enable row level security;
--> statement-breakpoint
create policy issued_statements_seen on issued_statements using ((select app_reach() = 'house') or app_member_of(company_id) or faculty = any ((select app_list('app.faculties'))::text[]));
--> statement-breakpoint
alter table statement_files enable row level security;
--> statement-breakpoint
create policy statement_files_seen on statement_files
  using ((select app_reach() = 'house') or exists (select from issued_statements s where s.id = statement_id));
--> statement-breakpoint
alter table funders enable row level security;
--> statement-breakpoint
create policy funders_seen on funders using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table funding_grants enable row level security;
--> statement-breakpoint
create policy funding_grants_seen on funding_grants using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table funding_grant_companies enable row level security;
--> statement-breakpoint
create policy funding_grant_companies_seen on funding_grant_companies using ((select app_reach() = 'house'));
--> statement-breakpoint
create trigger audited after insert on statement_months for each row
  execute function audit_change('{"subject": "month", "with": ["month"], "omit": ["issued_at", "issued_by"]}');
--> statement-breakpoint
create trigger audited after insert or update on funders for each row
  execute function audit_change('{"subject": "id", "with": ["organisation_number"], "omit": ["contact_email", "set_at", "set_by"]}');
--> statement-breakpoint
create trigger audited after insert or update on funding_grants for each row
  execute function audit_change('{"subject": "id", "with": ["funder_id", "course_id"], "omit": ["set_at", "set_by"]}');
