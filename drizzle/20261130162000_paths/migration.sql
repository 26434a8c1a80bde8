CREATE TABLE "path_companies" (
	"path_id" uuid,
	"company_id" uuid,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "path_companies_pk" PRIMARY KEY("path_id","company_id")
);
--> statement-breakpoint
CREATE TABLE "path_courses" (
	"path_id" uuid,
	"course_id" uuid,
	"position" integer NOT NULL,
	CONSTRAINT "path_courses_pk" PRIMARY KEY("path_id","course_id"),
	CONSTRAINT "path_courses_position_sane" CHECK ("position" between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "path_texts" (
	"path_id" uuid,
	"lang" text,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"description" text NOT NULL,
	"outcomes" text NOT NULL,
	CONSTRAINT "path_texts_pk" PRIMARY KEY("path_id","lang")
);
--> statement-breakpoint
CREATE TABLE "paths" (
	"id" uuid PRIMARY KEY,
	"slug" text NOT NULL,
	"amount_minor" bigint,
	"currency" char(3),
	"percent_basis_points" integer,
	"closed" boolean NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "paths_one_price" CHECK (num_nonnulls("amount_minor", "percent_basis_points") = 1),
	CONSTRAINT "paths_amount_in_currency" CHECK (("amount_minor" is null) = ("currency" is null)),
	CONSTRAINT "paths_amount_sane" CHECK ("amount_minor" >= 0),
	CONSTRAINT "paths_percent_sane" CHECK ("percent_basis_points" between 1 and 10000)
);
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "path_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "path" jsonb;--> statement-breakpoint
CREATE INDEX "order_lines_path" ON "order_lines" ("path_id") WHERE "path_id" is not null;--> statement-breakpoint
CREATE INDEX "path_companies_company" ON "path_companies" ("company_id");--> statement-breakpoint
CREATE INDEX "path_courses_course" ON "path_courses" ("course_id");--> statement-breakpoint
CREATE UNIQUE INDEX "paths_slug_once" ON "paths" ("slug");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_path_id_paths_id_fkey" FOREIGN KEY ("path_id") REFERENCES "paths"("id");--> statement-breakpoint
ALTER TABLE "path_companies" ADD CONSTRAINT "path_companies_path_id_paths_id_fkey" FOREIGN KEY ("path_id") REFERENCES "paths"("id");--> statement-breakpoint
ALTER TABLE "path_companies" ADD CONSTRAINT "path_companies_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "path_courses" ADD CONSTRAINT "path_courses_path_id_paths_id_fkey" FOREIGN KEY ("path_id") REFERENCES "paths"("id");--> statement-breakpoint
ALTER TABLE "path_courses" ADD CONSTRAINT "path_courses_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "path_texts" ADD CONSTRAINT "path_texts_path_id_paths_id_fkey" FOREIGN KEY ("path_id") REFERENCES "paths"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_pathed" CHECK (("path_id" is null) = ("path" is null));--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_agreed", ADD CONSTRAINT "order_lines_agreed" CHECK (("agreement_id" is null) = ("agreement" is null) and num_nonnulls("agreement", "tier", "voucher", "path") < 2);
--> statement-breakpoint
-- What was sold by a path names it: it is taken off sale and never goes away.
revoke delete on paths from coursetill_app;
--> statement-breakpoint
revoke update on path_companies from coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0019): for whom a path is held, its companies' members may know.
alter table path_companies enable row level security;
--> statement-breakpoint
create policy path_companies_seen on path_companies
  using ((select app_reach() = 'house' or app_list('app.faculties') <> '{}') or app_member_of(company_id));
--> statement-breakpoint
create trigger audited after insert or update on paths for each row
  execute function audit_change('{"subject": "id"}');
--> statement-breakpoint
create trigger audited after insert or update or delete on path_texts for each row
  execute function audit_change('{"subject": "path_id", "with": ["lang"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on path_courses for each row
  execute function audit_change('{"subject": "path_id", "with": ["course_id"]}');
--> statement-breakpoint
create trigger audited after insert or delete on path_companies for each row
  execute function audit_change('{"subject": "path_id", "with": ["company_id"], "omit": ["since"]}');
--> statement-breakpoint
-- Whether somebody may buy a closed path: they buy for a company that it is held for, which staff have confirmed, or `number` is that of a
-- company for which the caller has been found to buy otherwise; and it is the company that pays, where that is said (empty: a person pays).
-- It looks with the owner's eyes, because what is for sale is read before anything of a company is.
create function path_open_to(path uuid, person uuid, number text, payer text) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from path_companies n join companies c on c.id = n.company_id
    where n.path_id = path_open_to.path and (payer is null or c.organisation_number = payer)
      and (c.organisation_number = number or (c.confirmed_at is not null and exists (
        select from company_members m where m.company_id = c.id and m.person_id = person and m.ended_at is null
          and m.role in ('owner', 'manager', 'buyer')))))
$$;
