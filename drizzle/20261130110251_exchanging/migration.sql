ALTER TABLE "orders" ADD COLUMN "exchanged_for_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_exchanged_once" ON "orders" ("exchanged_for_id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_exchanged_for_id_orders_id_fkey" FOREIGN KEY ("exchanged_for_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_exchanged_for_another" CHECK (("exchanged_for_id" is not null) = (coalesce("cancel_cause", '') = 'exchanged') and "exchanged_for_id" is distinct from "id");--> statement-breakpoint
-- An order that was paid when no seat was left holds none: what it would have used is free, as it is once an order has lapsed. So another
-- that takes its place is not counted beside it.
create or replace function agreement_used(which uuid, sold_in text, out seats bigint, out net_minor bigint)
language sql stable security definer set search_path = public as $$
  select coalesce(sum(n.open), 0)::bigint, coalesce(sum(n.open * l.unit_net_minor) filter (where o.currency = sold_in), 0)::bigint
  from order_lines l join orders o on o.id = l.order_id
  cross join lateral (select count(*) as open from order_places p where p.line_id = l.id and p.returned_at is null) n
  where l.agreement_id = which and o.cancelled_at is null and (o.unseated_at is null or o.settled_at is not null)
$$;
--> statement-breakpoint
create or replace function unit_used(unit uuid, in_year integer) returns bigint language sql stable security definer set search_path = public as $$
  select coalesce(sum(in_kroner(greatest(0, w.net_minor - w.credited_minor)::bigint, w.currency)), 0)::bigint from (
    select o.currency, o.net_minor,
      coalesce((select sum(c.net_minor) from documents c where c.order_id = o.id and c.kind = 'credit-note'
          and not exists (select from documents r where r.replaces_id = c.credits_id)
          and not exists (select from documents_due r where r.replaces_id = c.credits_id)), 0)
        + coalesce((select sum(s.forgone_minor) from demands m join demand_lines s on s.demand_id = m.id where m.order_id = o.id), 0) as credited_minor
    from orders o where o.unit_id = unit and o.cancelled_at is null and (o.unseated_at is null or o.settled_at is not null)
      and extract(year from o.placed_at at time zone 'Europe/Oslo')::int = in_year) w
$$;
