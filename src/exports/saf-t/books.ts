import { inKroner, ratedOn } from '../in-kroner.ts'
import { SOURCES } from '../sources.ts'

/** The period of a file, both days inclusive. */
export type SafTPeriod = { from: string; to: string }

/** Every account that has ever served one of some roles. */
export const served = (...roles: string[]): string =>
  `(select account from account_roles where role in (${roles.map((role) => `'${role}'`).join(', ')}))`
/** Accounts that are kept buyer by buyer. */
export const BUYERS_ACCOUNTS = served('receivables', 'customer-advances')

/**
 * Every posting up to the last day ($2), with what it is in øre by the rate of its day, and which buyer its order is of: a company, else the
 * person. Both sides of a posting are worth the same, so whatever rounding does, the book balances.
 */
export const POSTED = `posted as (
  select e.id as entry_id, e.kind, e.source_id, e.posted_on, e.created_at, e.currency, p.position, p.debit, p.credit, p.amount_minor,
    p.cost_centre, p.project, p.activity, rated.rate,
    ${inKroner('p.amount_minor', 'e.currency', 'rated.rate')} as kroner
  from entries e join postings p on p.entry_id = e.id left join ${ratedOn('e.currency', 'e.posted_on')} where e.posted_on <= $2::date)`

/** Sources that are of no order: what an earlier system had left open, and what paid or settled it. */
export const OF_OLD_RECEIVABLES = `(
  select r.id, r.id as receivable_id, coalesce(r.company_id, r.person_id) as buyer from old_receivables r
  union all select e.id, r.id, coalesce(r.company_id, r.person_id) from old_receivable_endings e join old_receivables r on r.id = e.receivable_id
  union all select m.id, r.id, coalesce(r.company_id, r.person_id) from placements m join old_receivables r on r.id = m.old_receivable_id)`

/** Both sides of what stands on the buyers' accounts; credit is negative. */
export const BUYERS_SIDES = `sides as (
  select w.buyer, side.account, p.posted_on, side.kroner
  from posted p join (select s.id, coalesce(o.company_id, o.person_id) as buyer from ${SOURCES} s join orders o on o.id = s.order_id
    union all select q.id, q.buyer from ${OF_OLD_RECEIVABLES} q) w on w.id = p.source_id
  cross join lateral (values (p.debit, p.kroner), (p.credit, -p.kroner)) as side(account, kroner) where side.account in ${BUYERS_ACCOUNTS})`

/** An id as 32 digits: with its dashes it would be longer than the schema allows. It stays whatever else is changed of a buyer. */
export const buyerId = (column: string): string => `replace(${column}::text, '-', '')`
