/**
 * Fragments of the two statements that move all rooms of a sale at once (sell.ts, settle.ts). A seat claim, the order and
 * what follows travel in one round trip; apart they cost four times as much on a hot offering (decisions/0003-one-statement-sale.md).
 *
 * Every fragment speaks of the parameter list `$1 order facts (jsonb)`, `$2 lines (jsonb)`, `$3 places (jsonb)`.
 */

/** How a claim meets rows that others are touching: pass over them, or wait until they are certain. */
export type Contention = 'skip locked' | ''

/**
 * A claim of one seat takes any free row; several seats are all or nothing and lock their pools, in id order, first. So does a
 * claim of seats that were promised: those of the promised hold before free ones.
 */
export type Breadth = 'one' | 'many' | 'promised'

export const order = `input as (
  select * from jsonb_to_record($1) as o(
    id uuid, hold_id uuid, person_id uuid, company_id uuid, unit_id uuid, payer jsonb, lang text, pay_by text, currency text,
    net_minor bigint, vat_minor bigint, total_minor bigint, sales_terms_version int, purchase_order_number text,
    buyer_reference text, external_client uuid, external_id text, now timestamptz, held_until timestamptz, actor text,
    demands jsonb, payment_id uuid, page_ends_at timestamptz, taken_from uuid, vouched_by text, approved_by uuid)),
asked as (
  select d.* from input i cross join lateral jsonb_to_recordset(i.demands)
    as d(id uuid, amount_minor bigint, terms_days int, invoice_from date, collected boolean, lines jsonb)),
lines as (
  select * from jsonb_to_recordset($2) as l(
    id uuid, position int, kind text, offering_id uuid, pool_id uuid, seat_line_id uuid, extra_id uuid, delivered text, terms_id uuid,
    title text, detail text, delivered_from date,
    delivered_to date, quantity int, unit_net_minor bigint, net_minor bigint, vat_category text, vat_rate_basis_points int,
    vat_reason text, vat_exemption_code text, tier jsonb, agreement_id uuid, agreement jsonb,
    voucher_id uuid, voucher jsonb, path_id uuid, path jsonb)),
places as (
  select * from jsonb_to_recordset($3) as p(line_id uuid, position int, person_id uuid, name text))`

/** Seats for every line that has a pool, or for none: `enough` holds one row only when all were found. Where somebody waits, free seats are the list's. */
export const claim = (breadth: Breadth, contention: Contention): string => `
${breadth === 'one' ? '' : 'pools as materialized (select id, list_open, by_admission from seat_pools where id in (select pool_id from lines) order by id for update),'}
found as materialized (
  select l.id as line_id, l.offering_id, s.id as seat_id, row_number() over (partition by l.id) as position
  from lines l join ${breadth === 'one' ? 'seat_pools' : ''} pools on pools.id = l.pool_id ${breadth === 'promised' ? '' : FOR_BUYERS}
  cross join lateral (
    select id from seats where pool_id = l.pool_id and sold_at is null and ${CLAIMABLE[breadth]}
    ${contention === '' || breadth === 'promised' ? orderOf(breadth) : ''} limit l.quantity for update ${contention}) s),
enough as (select where (select count(*) from found) = (select sum(quantity) from lines where pool_id is not null))`

const FREE = 'held_until <= app_now()'
/**
 * New buyers never overtake the waiting list (decisions/0049), nor those who apply where admission is checked (decisions/0055): there a
 * company alone finds free seats, and whomever it names applies (decisions/0092).
 */
const FOR_BUYERS = 'and not list_open and (not by_admission or (select company_id from input) is not null)'
const PROMISED = 'hold_id is not distinct from (select taken_from from input)'
const CLAIMABLE: Record<Breadth, string> = {
  one: FREE,
  many: FREE,
  promised: `((${PROMISED} and held_until > app_now()) or (${FREE} ${FOR_BUYERS}))`,
}
const orderOf = (breadth: Breadth): string => `order by ${breadth === 'promised' ? `${PROMISED} desc, id` : 'id'}`

/** Who sits where: the n-th seat found for a line goes to its n-th place. */
const seated = `seated as (
  select f.line_id, f.offering_id, f.seat_id, p.person_id
  from found f join places p on p.line_id = f.line_id and p.position = f.position)`

/**
 * What a settled sale brings about, from `settled(id, company_id, now, pay_by)` holding one row when it is to happen, and `owed(id,
 * invoice_from)`, its demands: enrolments for named people, wallet seats for a company, the invoices and the confirmation due. What is
 * drawn on a prepaid was invoiced with it.
 */
export const consequences = `${seated},
enrolled as (
  insert into enrolments (id, offering_id, person_id, seat_id, order_id, enrolled_at)
  select uuidv7(), s.offering_id, s.person_id, s.seat_id, o.id, o.now from seated s, settled o
  where s.person_id is not null
  on conflict (offering_id, person_id) where withdrawn_at is null do nothing returning seat_id),
owned as (
  insert into wallet_seats (seat_id, company_id, offering_id, order_id, bought_at)
  select s.seat_id, o.company_id, s.offering_id, o.id, o.now from seated s, settled o where o.company_id is not null),
due as (
  insert into documents_due (id, kind, order_id, demand_id, due_from, since)
  select uuidv7(), 'invoice', o.id, d.id, d.invoice_from, o.now from settled o cross join owed d where o.pay_by <> 'prepaid'),
told as (
  insert into deliveries_due (order_id, kind, since) select o.id, 'confirmation', o.now from settled o)`
