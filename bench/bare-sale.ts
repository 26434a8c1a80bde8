import type postgres from 'postgres'
import { newId } from '../src/platform/ids.ts'

/**
 * The bare limit of a sale: one statement written by hand, through another driver, on the same tables with the same
 * constraints, and nothing else: no HTTP, no checks, no quote, no audit, no idempotency.
 */
export async function bareSale(
  sql: postgres.Sql,
  sale: { poolId: string; personId: string; payer: string },
): Promise<boolean> {
  const rows = await sql`
    with seat as (
      select s.id, p.offering_id, p.id as pool_id, t.terms_id from seat_pools p join offering_terms t on t.offering_id = p.offering_id
      cross join lateral (select id from seats where pool_id = p.id and sold_at is null and held_until <= now()
        limit 1 for update skip locked) s where p.id = ${sale.poolId}::uuid),
    hold as (insert into seat_holds (id, ends_at, confirmed_at) select ${newId()}::uuid, now(), now() from seat returning id),
    sold as (update seats s set sold_at = now(), hold_id = h.id, held_until = now() from seat f, hold h where s.id = f.id),
    placed as (
      insert into orders (id, person_id, payer, lang, pay_by, currency, net_minor, vat_minor, total_minor, hold_id,
        sales_terms_version, placed_at, settled_at)
      select ${newId()}::uuid, ${sale.personId}::uuid, ${sale.payer}::text::jsonb, 'nb', 'invoice', 'NOK', 490000, 0, 490000, id, 1, now(), now()
      from hold returning id),
    lined as (
      insert into order_lines (id, order_id, position, offering_id, pool_id, terms_id, title, detail, delivered_from,
        delivered_to, quantity, unit_net_minor, net_minor, vat_category, vat_rate_basis_points, vat_reason)
      select ${newId()}::uuid, p.id, 1, s.offering_id, s.pool_id, s.terms_id, 'Praktisk statistikk', 'K-1, Oslo', current_date,
        current_date, 1, 490000, 490000, 'E', 0, 'Undervisning, § 3-5' from placed p, seat s),
    enrolled as (
      insert into enrolments (id, offering_id, person_id, seat_id, order_id, enrolled_at)
      select ${newId()}::uuid, s.offering_id, ${sale.personId}::uuid, s.id, p.id, now() from placed p, seat s),
    demanded as (
      insert into demands (id, order_id, amount_minor, currency, terms_days, invoice_from)
      select ${newId()}::uuid, id, 490000, 'NOK', 14, current_date from placed returning id),
    due as (
      insert into documents_due (id, kind, order_id, demand_id, due_from, since, fault)
      select ${newId()}::uuid, 'invoice', p.id, d.id, current_date, now(), 'bare' from placed p, demanded d)
    select id from placed`
  return rows.length === 1
}
