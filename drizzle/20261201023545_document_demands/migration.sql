CREATE TABLE "document_demands" (
	"document_id" uuid,
	"demand_id" uuid,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"collective" boolean NOT NULL,
	"net_minor" bigint NOT NULL,
	"vat_minor" bigint NOT NULL,
	"gross_minor" bigint NOT NULL,
	"vat" jsonb,
	CONSTRAINT "document_demands_pk" PRIMARY KEY("document_id","demand_id"),
	CONSTRAINT "document_demands_add_up" CHECK ("gross_minor" = "net_minor" + "vat_minor"),
	CONSTRAINT "document_demands_own_vat" CHECK ("collective" = ("vat" is not null))
);
--> statement-breakpoint
DROP INDEX "documents_demand";--> statement-breakpoint
CREATE INDEX "document_demands_order" ON "document_demands" ("order_id");--> statement-breakpoint
CREATE INDEX "document_demands_demand" ON "document_demands" ("demand_id");--> statement-breakpoint
CREATE INDEX "document_demands_collective" ON "document_demands" ("order_id") WHERE "collective";--> statement-breakpoint
ALTER TABLE "document_demands" ADD CONSTRAINT "document_demands_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "document_demands" ADD CONSTRAINT "document_demands_demand_id_demands_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demands"("id");--> statement-breakpoint
ALTER TABLE "document_demands" ADD CONSTRAINT "document_demands_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");
--> statement-breakpoint
-- Every document that is here was issued for one demand, and all of it is its.
insert into document_demands (document_id, demand_id, order_id, position, collective, net_minor, vat_minor, gross_minor)
  select d.id, d.demand_id, d.order_id, 1, false, d.net_minor, d.vat_minor, d.gross_minor from documents d;
--> statement-breakpoint
-- Frozen as its document.
revoke update, delete on document_demands from coursetill_app;
--> statement-breakpoint
-- Whoever sees every order of a document sees the document; who sees one of several sees what of it is that one's, and nothing of the others.
create or replace function app_sees_document(which uuid) returns boolean language sql stable security definer set search_path = public as $$
  select which::text = any (app_list('app.documents')) or (
    exists (select from document_demands y where y.document_id = which)
    and not exists (select from document_demands y where y.document_id = which and not app_sees_order(y.order_id)))
$$;
--> statement-breakpoint
alter policy documents_seen on documents
  using ((select app_reach() = 'house') or id::text = any ((select app_list('app.documents'))::text[]) or app_sees_document(id));
--> statement-breakpoint
alter table document_demands enable row level security;
--> statement-breakpoint
create policy document_demands_seen on document_demands
  using ((select app_reach() = 'house') or app_sees_order(order_id) or app_sees_document(document_id));
--> statement-breakpoint
-- The second wall behind the order's lock: credit notes never add up to more than what of their invoice is for their demand.
create or replace function credit_within_invoice() returns trigger language plpgsql as $$
begin
  if (select sum(c.gross_minor) from documents c where c.credits_id = new.credits_id and c.demand_id = new.demand_id)
     > coalesce((select y.gross_minor from document_demands y where y.document_id = new.credits_id and y.demand_id = new.demand_id), 0) then
    raise exception 'credit notes add up to more than their invoice'
      using errcode = 'check_violation', constraint = 'documents_credit_within_invoice', table = 'documents';
  end if;
  return null;
end $$;
--> statement-breakpoint
-- How an order's parts of collective invoices stand. What was paid of such an invoice pays what is left of its first demand first, and what is
-- over is of what was credited. It looks with the owner's eyes: whoever sees one order of several is told how that one stands.
create function collective_parts_of(which uuid)
returns table (document_id uuid, demand_id uuid, due_date date, gross_minor bigint, credited_minor bigint, paid_minor bigint)
language sql stable security definer set search_path = public as $$
  with parts as (
    select x.document_id, x.demand_id, x.order_id, x.position, x.gross_minor, d.due_date,
      (select coalesce(sum(c.gross_minor), 0) from documents c where c.credits_id = x.document_id and c.demand_id = x.demand_id) as credited,
      (select coalesce(sum(t.amount_minor), 0) from document_transfers t where t.document_id = x.document_id) as paid
    from document_demands x join documents d on d.id = x.document_id and d.kind = 'invoice'
    where x.document_id in (select y.document_id from document_demands y where y.order_id = which and y.collective)),
  running as (
    select p.*, p.gross_minor - p.credited as open, coalesce(sum(p.gross_minor - p.credited) over earlier, 0) as open_before,
      sum(p.gross_minor - p.credited) over (partition by p.document_id) as open_in_all, coalesce(sum(p.credited) over earlier, 0) as credited_before
    from parts p window earlier as (partition by p.document_id order by p.position rows between unbounded preceding and 1 preceding))
  select r.document_id, r.demand_id, r.due_date, r.gross_minor, r.credited::bigint,
    (least(r.open, greatest(0, r.paid - r.open_before)) + least(r.credited, greatest(0, r.paid - r.open_in_all - r.credited_before)))::bigint
  from running r where r.order_id = which
$$;
--> statement-breakpoint
-- What came by transfer counts for the demand that it pays.
create or replace function company_owes(company uuid) returns bigint language sql stable security definer set search_path = public as $$
  select coalesce(sum(in_kroner(greatest(0, w.total_minor - w.paid_minor - w.credited_minor)::bigint, w.currency)), 0)::bigint from (
    select o.currency, o.total_minor,
      coalesce((select sum(p.captured_minor) from payments p where p.order_id = o.id), 0)
        - coalesce((select sum(r.amount_minor) from refunds r where r.order_id = o.id and (r.failed_at is null or r.resolution = 'paid-by-bank')), 0)
        + coalesce((select sum(t.amount_minor) from document_demands y join document_transfers t on t.document_id = y.document_id
            where y.order_id = o.id and not y.collective), 0)
        + case when exists (select from document_demands y where y.order_id = o.id and y.collective)
            then coalesce((select sum(s.paid_minor) from collective_parts_of(o.id) s), 0) else 0 end as paid_minor,
      coalesce((select sum(c.gross_minor) from documents c where c.order_id = o.id and c.kind = 'credit-note'
          and not exists (select from documents r where r.replaces_id = c.credits_id)
          and not exists (select from documents_due r where r.replaces_id = c.credits_id)), 0)
        + coalesce((select sum(m.forgone_minor) from demands m where m.order_id = o.id), 0) as credited_minor
    from orders o where o.company_id = company and o.pay_by = 'invoice' and (o.settled_at is not null or o.shared_with_id is not null)
      and o.cancelled_at is null) w
$$;
