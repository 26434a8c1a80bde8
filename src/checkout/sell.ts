import type { PayBy } from '../orders/state.ts'
import { nameOf } from '../platform/actor.ts'
import { run, type Statement, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { CURRENT_VERSION } from '../terms/queries.ts'
import { type Breadth, type Contention, claim, consequences, order } from './seating.ts'

/** The frozen facts of an order, ready to be written (see place-order.ts for how they come about). */
export type Agreed = {
  order: Columns & {
    id: string
    payBy: PayBy
    paymentId: string | null
    takenFrom: string | null
  }
  /** Seats have a pool; an extra has none. */
  lines: readonly (Columns & { id: string; offeringId: string; poolId: string | null; quantity: number })[]
  places: readonly { lineId: string; position: number; personId: string | null; name: string | null }[]
}
type Columns = Record<string, unknown>
export type Sold = { number: number; enrolled: number }
type Moment = 'hold' | 'settle'
type Found = Sold & { placed: boolean }

/**
 * Claims the seats and writes the order with all that follows from it in one round trip, or returns null when the seats
 * are certainly gone or other sales terms count by now than were accepted. Rows that are only locked may still come free,
 * so a short answer is asked again, waiting. Seats that were promised stay held as long as that promise, should the order come to nothing.
 */
export async function sell(tx: Tx, agreed: Agreed): Promise<Sold | null> {
  const moment: Moment = agreed.order.payBy === 'card' ? 'hold' : 'settle'
  const breadth = breadthOf(agreed)
  const values = [
    JSON.stringify(snake({ ...agreed.order, now: tx.now, actor: nameOf(tx.actor) })),
    JSON.stringify(agreed.lines.map(snake)),
    JSON.stringify(agreed.places.map(snake)),
  ]
  for (const contention of ['skip locked', ''] as const) {
    const [found] = await run(tx, SELL[`${breadth} ${moment} ${contention}`]!, values)
    if (found?.placed) return { number: found.number, enrolled: found.enrolled }
  }
  return null
}

const breadthOf = ({ order: { takenFrom }, places }: Agreed): Breadth => {
  if (takenFrom) return 'promised'
  return places.length === 1 ? 'one' : 'many'
}

const text = (breadth: Breadth, moment: Moment, contention: Contention): string => `with ${order},
${claim(breadth, contention)},
accepted as (select from input where sales_terms_version = ${CURRENT_VERSION}),
hold as (
  insert into seat_holds (id, ends_at, created_at, confirmed_at, taken_from)
  select hold_id, held_until, now, ${moment === 'settle' ? 'now' : 'null'}, taken_from from input, enough, accepted returning id),
taken as (
  update seats s set hold_id = i.hold_id, held_until = greatest(i.held_until, s.held_until), sold_at = ${moment === 'settle' ? 'i.now' : 'null'}
  from found f, input i, hold where s.id = f.seat_id),
placed as (
  insert into orders (id, person_id, company_id, unit_id, payer, lang, pay_by, currency, net_minor, vat_minor, total_minor, hold_id,
    sales_terms_version, purchase_order_number, buyer_reference, placed_at, settled_at, external_client, external_id, vouched_by, approved_by)
  select i.id, person_id, company_id, unit_id, payer, lang, pay_by, currency, net_minor, vat_minor, total_minor, hold_id,
    sales_terms_version, purchase_order_number, buyer_reference, now, ${moment === 'settle' ? 'now' : 'null'}, external_client, external_id, vouched_by, approved_by
  from input i, hold returning id, number),
lined as (
  insert into order_lines (id, order_id, position, kind, offering_id, pool_id, seat_line_id, extra_id, delivered, terms_id, title, detail, delivered_from, delivered_to,
    quantity, unit_net_minor, net_minor, vat_category, vat_rate_basis_points, vat_reason, vat_exemption_code, tier, agreement_id, agreement, voucher_id, voucher, path_id, path)
  select l.id, p.id, l.position, kind, offering_id, pool_id, seat_line_id, extra_id, delivered, terms_id, title, detail, delivered_from, delivered_to,
    quantity, unit_net_minor, net_minor, vat_category, vat_rate_basis_points, vat_reason, vat_exemption_code, nullif(tier, 'null'), agreement_id, nullif(agreement, 'null'), voucher_id, nullif(voucher, 'null'), path_id, nullif(path, 'null')
  from lines l, placed p),
put_places as (
  insert into order_places (order_id, line_id, position, person_id, name)
  select o.id, p.line_id, p.position, p.person_id, p.name from places p, placed o),
demanded as (
  insert into demands (id, order_id, amount_minor, currency, terms_days, invoice_from, collected)
  select d.id, o.id, d.amount_minor, i.currency, d.terms_days, d.invoice_from, d.collected from asked d, placed o, input i returning id),
shared as (
  insert into demand_lines (demand_id, line_id, net_minor)
  select d.id, l.line_id, l.net_minor from placed, asked d
  cross join lateral jsonb_to_recordset(d.lines) as l(line_id uuid, net_minor bigint)),
recorded as (
  insert into events (at, actor, name, subject_id, facts)
  select i.now, i.actor, '${moment === 'settle' ? 'OrderSettled' : 'OrderPlaced'}', o.id,
    jsonb_build_object('holdId', i.hold_id, 'totalMinor', i.total_minor, 'payBy', i.pay_by) from input i, placed o),
${moment === 'settle' ? `settled as (select i.id, i.company_id, i.now, i.pay_by from input i, placed), owed as (select id, invoice_from from asked), ${consequences}` : PAYING}
select exists(select from placed) as placed, (select number from placed) as number,
  ${moment === 'settle' ? '(select count(*) from enrolled)' : '0::bigint'} as enrolled`

/** A card sale opens a payment instead: its page is made after the commit. */
const PAYING = `paying as (
  insert into payments (id, order_id, amount_minor, currency, opened_at, page_ends_at)
  select i.payment_id, o.id, i.total_minor, i.currency, i.now, i.page_ends_at from input i, placed o returning id),
for_demands as (
  insert into payment_demands (payment_id, demand_id) select p.id, d.id from paying p, demanded d)`

const SELL: Record<string, Statement<Found>> = Object.fromEntries(
  (['one', 'many', 'promised'] as const).flatMap((breadth) =>
    (['hold', 'settle'] as const).flatMap((moment) =>
      (['skip locked', ''] as const).map((contention) => [
        `${breadth} ${moment} ${contention}`,
        statement<Found>(
          `sell-${breadth}-${moment}-${contention === '' ? 'wait' : 'skip'}`,
          text(breadth, moment, contention),
        ),
      ]),
    ),
  ),
)

const snake = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  )
