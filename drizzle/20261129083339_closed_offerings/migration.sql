CREATE TABLE "offering_companies" (
	"offering_id" uuid,
	"company_id" uuid,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "offering_companies_pk" PRIMARY KEY("offering_id","company_id")
);
--> statement-breakpoint
ALTER TABLE "offerings" ADD COLUMN "closed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "offering_companies_company" ON "offering_companies" ("company_id");--> statement-breakpoint
ALTER TABLE "offering_companies" ADD CONSTRAINT "offering_companies_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offering_companies" ADD CONSTRAINT "offering_companies_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");
--> statement-breakpoint
grant select, insert, delete on offering_companies to coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0019): for whom an offering is held, its companies' members may know. Faculty administrators name
-- companies too, and have no wide reach.
alter table offering_companies enable row level security;
--> statement-breakpoint
create policy offering_companies_seen on offering_companies
  using ((select app_reach() = 'house' or app_list('app.faculties') <> '{}') or app_member_of(company_id));
--> statement-breakpoint
create trigger audited after insert or delete on offering_companies for each row
  execute function audit_change('{"subject": "offering_id", "with": ["company_id"], "omit": ["since"]}');
--> statement-breakpoint
-- The companies for which somebody may buy a closed offering; null where there is none, and then the offering is not there for them.
-- A person buys for a company that staff have confirmed and whose buyer they are; `number` is that of a company for which the caller
-- has been found to buy otherwise. It looks with the owner's eyes, because what is for sale is read before anything of a company is.
create function offering_only_for(offering uuid, person uuid, number text) returns json
language sql stable security definer set search_path = public as $$
  select json_agg(json_build_object('companyId', c.id, 'organisationNumber', c.organisation_number, 'name', c.name) order by c.name, c.id)
  from offering_companies n join companies c on c.id = n.company_id
  where n.offering_id = offering and (c.organisation_number = number or (c.confirmed_at is not null and exists (
    select from company_members m where m.company_id = c.id and m.person_id = person and m.ended_at is null
      and m.role in ('owner', 'manager', 'buyer'))))
$$;
