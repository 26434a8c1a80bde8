ALTER TABLE "purchase_requests" ADD COLUMN "proposed" jsonb;--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD COLUMN "offered" jsonb;--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD COLUMN "offered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "share_of_line_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shared_with_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_share_once" ON "order_lines" ("share_of_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_shared_once" ON "orders" ("shared_with_id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_share_of_line_id_order_lines_id_fkey" FOREIGN KEY ("share_of_line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shared_with_id_orders_id_fkey" FOREIGN KEY ("shared_with_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "purchase_requests" ADD CONSTRAINT "purchase_requests_offered" CHECK (("offered" is null) = ("offered_at" is null) and ("offered" is null or "declined_at" is null)
        and ("ordered_by" is distinct from 'both' or "offered" is not null)
        and ("company_id" is null or num_nonnulls("proposed", "offered") = 0));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shared_with_another" CHECK ("shared_with_id" is distinct from "id");--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_of_a_kind", ADD CONSTRAINT "order_lines_of_a_kind" CHECK (("kind" = 'share') = ("share_of_line_id" is not null) and
        (("kind" = 'seat' and "pool_id" is not null and num_nonnulls("seat_line_id", "extra_id", "delivered") = 0)
        or ("kind" = 'extra' and "pool_id" is null and num_nonnulls("seat_line_id", "extra_id", "delivered") = 3)
        or ("kind" = 'share' and num_nonnulls("pool_id", "seat_line_id", "extra_id") = 0)
        or ("kind" = 'prepaid' and num_nonnulls("pool_id", "offering_id", "terms_id", "seat_line_id", "extra_id", "delivered") = 0)));
--> statement-breakpoint
-- What a company has said yes to pay of a shared price counts as owed from that day on, though it is due only once the seat is sold.
create or replace function company_owes(company uuid) returns bigint language sql stable security definer set search_path = public as $$
  select coalesce(sum(in_kroner(greatest(0, w.total_minor - w.paid_minor - w.credited_minor)::bigint, w.currency)), 0)::bigint from (
    select o.currency, o.total_minor,
      coalesce((select sum(p.captured_minor) from payments p where p.order_id = o.id), 0)
        - coalesce((select sum(r.amount_minor) from refunds r where r.order_id = o.id and (r.failed_at is null or r.resolution = 'paid-by-bank')), 0)
        + coalesce((select sum(t.amount_minor) from documents i join document_transfers t on t.document_id = i.id where i.order_id = o.id), 0) as paid_minor,
      coalesce((select sum(c.gross_minor) from documents c where c.order_id = o.id and c.kind = 'credit-note'
          and not exists (select from documents r where r.replaces_id = c.credits_id)
          and not exists (select from documents_due r where r.replaces_id = c.credits_id)), 0)
        + coalesce((select sum(m.forgone_minor) from demands m where m.order_id = o.id), 0) as credited_minor
    from orders o where o.company_id = company and o.pay_by = 'invoice' and (o.settled_at is not null or o.shared_with_id is not null)
      and o.cancelled_at is null) w
$$;
