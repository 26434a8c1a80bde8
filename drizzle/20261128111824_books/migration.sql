CREATE TABLE "faculty_dimensions" (
	"faculty" text PRIMARY KEY,
	"cost_centre" text,
	"project" text,
	"activity" text
);
--> statement-breakpoint
CREATE TABLE "offering_dimensions" (
	"offering_id" uuid PRIMARY KEY,
	"cost_centre" text,
	"project" text,
	"activity" text
);
--> statement-breakpoint
CREATE TABLE "document_lines" (
	"document_id" uuid,
	"position" integer,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	"vat_category" text NOT NULL,
	"vat_rate_basis_points" integer NOT NULL,
	"cost_centre" text,
	"project" text,
	"activity" text,
	CONSTRAINT "document_lines_pk" PRIMARY KEY("document_id","position"),
	CONSTRAINT "document_lines_not_negative" CHECK ("net_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "tellings_due" (
	"document_id" uuid PRIMARY KEY,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_roles" (
	"role" text,
	"valid_from" date,
	"account" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_roles_pk" PRIMARY KEY("role","valid_from")
);
--> statement-breakpoint
CREATE TABLE "demand_lines" (
	"demand_id" uuid,
	"line_id" uuid,
	"net_minor" bigint NOT NULL,
	CONSTRAINT "demand_lines_pk" PRIMARY KEY("demand_id","line_id"),
	CONSTRAINT "demand_lines_not_negative" CHECK ("net_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "payment_demands" (
	"payment_id" uuid,
	"demand_id" uuid,
	"captured" boolean DEFAULT false NOT NULL,
	CONSTRAINT "payment_demands_pk" PRIMARY KEY("payment_id","demand_id")
);
--> statement-breakpoint
CREATE TABLE "tax_rates" (
	"tax_class" text,
	"valid_from" date,
	"rate_basis_points" integer NOT NULL,
	CONSTRAINT "tax_rates_pk" PRIMARY KEY("tax_class","valid_from"),
	CONSTRAINT "tax_rates_sane" CHECK ("rate_basis_points" between 0 and 10000)
);
--> statement-breakpoint
-- A payment may be for several demands: what it was for moves into a table of its own.
insert into payment_demands (payment_id, demand_id, captured) select id, demand_id, captured_at is not null from payments;
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_demand_id_demands_id_fkey";--> statement-breakpoint
insert into tax_rates (tax_class, valid_from, rate_basis_points) select code, '2025-01-01', rate_basis_points from tax_classes;
--> statement-breakpoint
ALTER TABLE "tax_classes" DROP CONSTRAINT "tax_classes_rate_sane";--> statement-breakpoint
DROP INDEX "documents_credit_once";--> statement-breakpoint
DROP INDEX "documents_due_credit_once";--> statement-breakpoint
DROP INDEX "payments_one_capture";--> statement-breakpoint
DROP INDEX "payments_order";--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "returned_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
update documents c set returned_minor = i.prepaid_minor from documents i where i.id = c.credits_id;
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "chain_digest" text;--> statement-breakpoint
ALTER TABLE "documents_due" ADD COLUMN "credit" jsonb;--> statement-breakpoint
update documents_due u set credit = jsonb_build_object('returnedMinor', i.prepaid_minor, 'vat', i.content -> 'vat', 'lines', (
  select jsonb_agg(jsonb_build_object('orderLineId', l.id, 'quantity', l.quantity, 'netMinor', l.net_minor) order by l.position)
  from order_lines l where l.order_id = u.order_id)) from documents i where i.id = u.credits_id;
--> statement-breakpoint
ALTER TABLE "series" ADD COLUMN "chain_digest" text DEFAULT '' NOT NULL;--> statement-breakpoint
do $$
declare
  document record;
  chain text := '';
  current_series text := '';
begin
  for document in select id, series, content_digest from documents order by series, number loop
    if document.series <> current_series then
      current_series := document.series;
      chain := '';
    end if;
    chain := encode(sha256(convert_to(chain || document.content_digest, 'UTF8')), 'hex');
    update documents set chain_digest = chain where id = document.id;
    update series set chain_digest = chain where code = current_series;
  end loop;
end $$;
--> statement-breakpoint
ALTER TABLE "documents" ALTER COLUMN "chain_digest" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "postings" ADD COLUMN "cost_centre" text;--> statement-breakpoint
ALTER TABLE "postings" ADD COLUMN "project" text;--> statement-breakpoint
ALTER TABLE "postings" ADD COLUMN "activity" text;--> statement-breakpoint
ALTER TABLE "demands" ADD COLUMN "invoice_from" date;--> statement-breakpoint
update demands m set invoice_from = (o.placed_at at time zone 'Europe/Oslo')::date from orders o where o.id = m.order_id;
--> statement-breakpoint
ALTER TABLE "demands" ALTER COLUMN "invoice_from" SET NOT NULL;--> statement-breakpoint
insert into demand_lines (demand_id, line_id, net_minor)
  select m.id, l.id, l.net_minor from demands m join order_lines l on l.order_id = m.order_id;
--> statement-breakpoint
insert into document_lines (document_id, position, order_line_id, quantity, net_minor, vat_category, vat_rate_basis_points)
  select d.id, l.position, l.id, l.quantity, l.net_minor, l.vat_category, l.vat_rate_basis_points
  from documents d join order_lines l on l.order_id = d.order_id;
--> statement-breakpoint
insert into tellings_due (document_id, since)
  select d.id, q.since from deliveries_due q join documents d on d.order_id = q.order_id and d.kind = 'credit-note' where q.kind = 'credited';
--> statement-breakpoint
delete from deliveries_due where kind = 'credited';
--> statement-breakpoint
ALTER TABLE "order_places" ADD COLUMN "returned_at" timestamp with time zone;--> statement-breakpoint
update order_places p set returned_at = o.cancelled_at from orders o where o.id = p.order_id and o.cancel_cause = 'credited';
--> statement-breakpoint
ALTER TABLE "tax_classes" ADD COLUMN "invoiced" text;--> statement-breakpoint
update tax_classes set invoiced = case category when 'S' then 'at-delivery' else 'at-order' end;
--> statement-breakpoint
ALTER TABLE "tax_classes" ALTER COLUMN "invoiced" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "tax_classes" DROP COLUMN "rate_basis_points";--> statement-breakpoint
ALTER TABLE "payments" DROP COLUMN "demand_id";--> statement-breakpoint
CREATE INDEX "document_lines_order_line" ON "document_lines" ("order_line_id");--> statement-breakpoint
CREATE INDEX "documents_credits" ON "documents" ("credits_id") WHERE "credits_id" is not null;--> statement-breakpoint
CREATE INDEX "documents_due_credits" ON "documents_due" ("credits_id") WHERE "credits_id" is not null;--> statement-breakpoint
CREATE INDEX "demand_lines_line" ON "demand_lines" ("line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_demands_one_capture" ON "payment_demands" ("demand_id") WHERE "captured";--> statement-breakpoint
CREATE INDEX "payment_demands_demand" ON "payment_demands" ("demand_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_attempt_once" ON "payments" ("order_id","attempt");--> statement-breakpoint
ALTER TABLE "offering_dimensions" ADD CONSTRAINT "offering_dimensions_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "document_lines" ADD CONSTRAINT "document_lines_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "document_lines" ADD CONSTRAINT "document_lines_order_line_id_order_lines_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "tellings_due" ADD CONSTRAINT "tellings_due_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "account_roles" ADD CONSTRAINT "account_roles_account_accounts_code_fkey" FOREIGN KEY ("account") REFERENCES "accounts"("code");--> statement-breakpoint
ALTER TABLE "demand_lines" ADD CONSTRAINT "demand_lines_demand_id_demands_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demands"("id");--> statement-breakpoint
ALTER TABLE "demand_lines" ADD CONSTRAINT "demand_lines_line_id_order_lines_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "payment_demands" ADD CONSTRAINT "payment_demands_payment_id_payments_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id");--> statement-breakpoint
ALTER TABLE "payment_demands" ADD CONSTRAINT "payment_demands_demand_id_demands_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demands"("id");--> statement-breakpoint
ALTER TABLE "tax_rates" ADD CONSTRAINT "tax_rates_tax_class_tax_classes_code_fkey" FOREIGN KEY ("tax_class") REFERENCES "tax_classes"("code");
--> statement-breakpoint
-- What a sale may carry besides exempt teaching (Stortingets avgiftsvedtak; rates in force since 2018).
insert into tax_classes (code, category, invoiced, reason_nb, reason_en, exemption_code) values
  ('food', 'S', 'at-delivery', null, null, null),
  ('low', 'S', 'at-delivery', null, null, null),
  ('zero', 'Z', 'at-order', null, null, null);
--> statement-breakpoint
insert into tax_rates (tax_class, valid_from, rate_basis_points) values
  ('food', '2025-01-01', 1500), ('low', '2025-01-01', 1200), ('zero', '2025-01-01', 0);
--> statement-breakpoint
insert into accounts (code, kind, name_nb, name_en) values
  ('2701', 'liability', 'Utgående merverdiavgift, 15 %', 'Output VAT, 15 %'),
  ('2702', 'liability', 'Utgående merverdiavgift, 12 %', 'Output VAT, 12 %'),
  ('3000', 'income', 'Salgsinntekt, avgiftspliktig', 'Sales, taxable'),
  ('3100', 'income', 'Salgsinntekt, avgiftsfri', 'Sales, zero-rated'),
  ('3900', 'income', 'Purregebyr', 'Reminder fees'),
  ('7830', 'expense', 'Tap på fordringer', 'Losses on receivables'),
  ('8050', 'income', 'Renteinntekt', 'Interest income');
--> statement-breakpoint
insert into account_roles (role, valid_from, account, set_by, set_at)
  select role, '2000-01-01', account, 'job:migration', app_now() from (values
    ('receivables', '1500'), ('provider-clearing', '1579'), ('bank', '1920'), ('customer-advances', '2900'), ('deferred-income', '2965'),
    ('output-vat-2500', '2700'), ('output-vat-1500', '2701'), ('output-vat-1200', '2702'), ('income-taxed', '3000'),
    ('income-zero-rated', '3100'), ('income-exempt', '3200'), ('income-outside', '3200'), ('reminder-fees', '3900'),
    ('late-interest', '8050'), ('provider-fees', '7770'), ('write-offs', '7830')) as plan (role, account);
--> statement-breakpoint
-- The account that serves a role on a day. A role without an account gives null, which no posting may hold.
create function account_of(asked text, day date) returns text language sql stable parallel safe as
  'select account from account_roles where role = asked and valid_from <= day order by valid_from desc limit 1';
--> statement-breakpoint
-- The second wall behind the order's lock: credit notes never add up to more than their invoice.
create function credit_within_invoice() returns trigger language plpgsql as $$
begin
  if (select sum(c.gross_minor) from documents c where c.credits_id = new.credits_id)
     > (select i.gross_minor from documents i where i.id = new.credits_id) then
    raise exception 'credit notes add up to more than their invoice'
      using errcode = 'check_violation', constraint = 'documents_credit_within_invoice', table = 'documents';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger documents_credit_within_invoice after insert on documents
  for each row when (new.credits_id is not null) execute function credit_within_invoice();
--> statement-breakpoint
revoke update, delete on document_lines, account_roles from coursetill_app;
