import { ACCOUNT_OF } from '../bank/put-placement.ts'
import { type AccountRole, INCOME } from '../ledger/accounts.ts'
import { ENDED_TO } from '../old-receivables/end-part.ts'
import { PREPAID_CATEGORY } from '../prepaid/prepaid.ts'
import { FROM } from '../reminders/enter-transfer.ts'
import { FEE_OF_LINE, IS_TIED } from './payout-sums.ts'

/**
 * What each fact ought to have posted, told anew from the fact itself and not from the book: kind of its entry, its id, the role of an
 * account and what that account was debited, less what it was credited, in minor units; of documents, which part of them that is. The book
 * must say the same, entry by entry.
 */
const documentFacts = `select d.kind, d.id as source_id, f.role, case d.kind when 'invoice' then f.net else -f.net end as net_minor,
    case when f.is_paid then case d.kind when 'invoice' then 'paid-before' else 'paid-back' end end as part
  from documents d cross join lateral (select case d.kind when 'invoice' then d.prepaid_minor else d.returned_minor end as minor) paid
  cross join lateral (
    select 'receivables' as role, d.gross_minor as net, false as is_paid
    union all select 'receivables', -paid.minor, true
    union all select 'customer-advances', paid.minor, true
    union all select case l.kind when 'prepaid' then 'prepaid-places' else 'deferred-income' end, -x.net_minor, false
      from document_lines x join order_lines l on l.id = x.order_line_id where x.document_id = d.id
    union all select case when d.content -> 'accountingVat' is null then 'output-vat-' || (v ->> 'rateBasisPoints') else 'currency-exchange' end,
      -(v ->> 'vatMinor')::bigint, false from jsonb_array_elements(d.content -> 'vat') v where (v ->> 'vatMinor')::bigint > 0) f`

const kronerFacts = `select 'vat-in-kroner', d.id, f.role, case d.kind when 'invoice' then f.net else -f.net end, null
  from documents d cross join lateral jsonb_array_elements(d.content -> 'vat') v
  cross join lateral (values ('currency-exchange', (v ->> 'kronerMinor')::bigint),
    ('output-vat-' || (v ->> 'rateBasisPoints'), -(v ->> 'kronerMinor')::bigint)) f (role, net)
  where d.content -> 'accountingVat' is not null and (v ->> 'kronerMinor')::bigint > 0`

const captureFacts = `select 'capture', p.id, f.role, f.net, null from payments p
  cross join lateral (select coalesce(sum(x.amount_minor), 0)::bigint as minor from document_payments x where x.payment_id = p.id) paid
  cross join lateral (values ('provider-clearing', p.captured_minor), ('receivables', -paid.minor),
    ('customer-advances', paid.minor - p.captured_minor)) f (role, net)
  where p.captured_at is not null`

/** Money from one account to another: what is debited, what is credited, how much, of which rows. */
type Move = { kind: string; id?: string; to: string; from: string; minor: string; of: string }
const moved = ({ kind, id = 'x.id', to, from, minor, of }: Move): string =>
  `select ${kind}, ${id}, f.role, f.net, null from ${of} cross join lateral (values (${to}, ${minor}), (${from}, -(${minor}))) f (role, net)`

const roleBy = (column: string, roles: Readonly<Record<string, AccountRole>>): string =>
  `case ${column} ${Object.entries(roles)
    .map(([value, role]) => `when '${value}' then '${role}'`)
    .join(' ')} end`

const MOVES: readonly Move[] = [
  {
    kind: `'refund'`,
    to: `'customer-advances'`,
    from: `'provider-clearing'`,
    minor: 'x.amount_minor',
    of: '(select * from refunds where succeeded_at is not null) x',
  },
  {
    kind: `'refund-reversal'`,
    to: `'provider-clearing'`,
    from: `'customer-advances'`,
    minor: 'x.amount_minor',
    of: '(select * from refunds where succeeded_at is not null and failed_at is not null) x',
  },
  {
    kind: `'refund-by-bank'`,
    to: `'customer-advances'`,
    from: `'bank'`,
    minor: 'x.amount_minor',
    of: `(select * from refunds where resolution = 'paid-by-bank') x`,
  },
  {
    kind: `case when x.back then 'dispute-return' else 'dispute' end`,
    to: `case when x.back then 'provider-clearing' else 'disputed-payments' end`,
    from: `case when x.back then 'disputed-payments' else 'provider-clearing' end`,
    minor: 'x.amount_minor',
    of: 'dispute_movements x',
  },
  {
    kind: `'reminder-waiver'`,
    id: 'x.reminder_id',
    to: `'reminder-fees'`,
    from: `'receivables'`,
    minor: 'x.amount_minor',
    of: `(select * from reminder_waivers where kind = 'fee') x`,
  },
  {
    kind: `'interest-waiver'`,
    id: 'x.reminder_id',
    to: `'late-interest'`,
    from: `'receivables'`,
    minor: 'x.amount_minor',
    of: `(select * from reminder_waivers where kind = 'interest') x`,
  },
  {
    kind: `'transfer'`,
    to: roleBy('x.via', FROM),
    from: `'receivables'`,
    minor: 'x.amount_minor + x.claims_minor',
    of: 'document_transfers x',
  },
  {
    kind: `'prepaid-' || x.kind`,
    to: roleBy('x.kind', { drawn: 'prepaid-places', 'put-back': 'deferred-income', ended: 'prepaid-places' }),
    from: roleBy('x.kind', {
      ...{ drawn: 'deferred-income', 'put-back': 'prepaid-places', ended: INCOME[PREPAID_CATEGORY]! },
    }),
    minor: 'x.amount_minor',
    of: 'prepaid_movements x',
  },
  {
    kind: `'old-receivable'`,
    to: `'receivables'`,
    from: `'opening-balance'`,
    minor: 'x.opened_minor',
    of: 'old_receivables x',
  },
  {
    kind: `'old-receivable-ended'`,
    to: roleBy('x.kind', ENDED_TO),
    from: `'receivables'`,
    minor: 'x.amount_minor',
    of: 'old_receivable_endings x',
  },
  {
    kind: `'deposit'`,
    to: `'bank'`,
    from: `'unplaced-money'`,
    minor: 'x.amount_minor',
    of: 'deposits x',
  },
  {
    kind: `'placement'`,
    to: `'unplaced-money'`,
    from: roleBy('x.place', ACCOUNT_OF),
    minor: 'x.amount_minor',
    of: `(select * from placements where place <> 'invoice') x`,
  },
  {
    kind: `'payback'`,
    to: `'paybacks-under-way'`,
    from: `'bank'`,
    minor: 'x.amount_minor',
    of: '(select * from paybacks where paid_on is not null) x',
  },
  {
    kind: `'payout'`,
    to: `'payouts-under-way'`,
    from: `'provider-clearing'`,
    minor: 'x.amount_minor',
    of: '(select * from payouts where paid_at is not null) x',
  },
  {
    kind: `'payout-return'`,
    to: `'provider-clearing'`,
    from: `'payouts-under-way'`,
    minor: 'x.amount_minor',
    of: '(select * from payouts where paid_at is not null and undone_at is not null) x',
  },
  {
    kind: `'provider-fee'`,
    to: `'provider-fees'`,
    from: `'provider-clearing'`,
    minor: FEE_OF_LINE,
    of: `(select * from payout_lines l where ${IS_TIED}) l`,
    id: 'l.id',
  },
  {
    kind: `'payout-line'`,
    to: `'provider-fees'`,
    from: `'provider-clearing'`,
    minor: 'x.fee_minor',
    of: 'payout_decisions x',
  },
  {
    kind: `'payout-line'`,
    to: `'provider-clearing'`,
    from: `'other-card-money'`,
    minor: 'x.other_minor',
    of: 'payout_decisions x',
  },
]

const reminderFacts = `select 'reminder', x.id, f.role, f.net, null from reminders x
  cross join lateral (values ('receivables', x.fee_minor + x.interest_minor), ('reminder-fees', -x.fee_minor), ('late-interest', -x.interest_minor)) f (role, net)`

/** A loss is on the account that was right for its order at the time: which of the two, the entry alone remembers. */
const lossFacts = `select e.kind, x.id, f.role, case e.kind when 'dispute-loss' then f.net else -f.net end, null
  from entries e join disputes x on x.id = e.source_id and x.outcome is not null
  cross join lateral (values ('disputed-payments', -x.amount_minor), (case when exists (
      select from postings p join account_roles r on r.account in (p.debit, p.credit) and r.role = 'customer-advances' where p.entry_id = e.id)
    then 'customer-advances' else 'write-offs' end, x.amount_minor)) f (role, net)
  where e.kind in ('dispute-loss', 'dispute-loss-return')`

const incomes = Object.entries(INCOME).map(([category, role]) => `('${category}', '${role}')`)
/** Income is of a category that the line was invoiced with; where a correction has changed it, of the one it was posted to. */
const recognitionFacts = `select 'recognition', x.id, f.role, f.net, null from recognitions x
  left join lateral (select i.role from (select vat_category from document_lines where order_line_id = x.order_line_id
        union all select vat_category from order_lines where id = x.order_line_id) y join (values ${incomes.join()}) i (category, role) on i.category = y.vat_category
    order by exists (select from entries e join postings p on p.entry_id = e.id join account_roles r on r.account in (p.debit, p.credit)
      where e.kind = 'recognition' and e.source_id = x.id and r.role = i.role) desc limit 1) income on true
  cross join lateral (values ('deferred-income', x.amount_minor), (income.role, -x.amount_minor)) f (role, net)`

export const FACTS = [
  documentFacts,
  kronerFacts,
  captureFacts,
  reminderFacts,
  lossFacts,
  recognitionFacts,
  ...MOVES.map(moved),
].join('\nunion all ')

/**
 * `told`: what each fact comes to, account by account, on the day it was posted; `booked`: what the book says. Rows of `told` without an
 * entry have no day.
 */
export const TOLD_AND_BOOKED = `plan as materialized (
    select role, account, valid_from, lead(valid_from, 1, 'infinity') over (partition by role order by valid_from) as valid_until from account_roles),
  facts as materialized (select kind, source_id, role, part, sum(net_minor)::bigint as net_minor from (${FACTS}) f (kind, source_id, role, net_minor, part) group by 1, 2, 3, 4 having sum(net_minor) <> 0),
  told as materialized (
    select f.kind, f.source_id, e.id as entry_id, e.posted_on, e.currency, p.account, f.part, sum(f.net_minor)::bigint as net_minor
    from facts f left join entries e on e.kind = f.kind and e.source_id = f.source_id
    left join plan p on p.role = f.role and e.posted_on >= p.valid_from and e.posted_on < p.valid_until group by 1, 2, 3, 4, 5, 6, 7),
  booked as materialized (
    select entry_id, account, sum(net_minor)::bigint as net_minor from (
      select entry_id, debit as account, amount_minor as net_minor from postings union all select entry_id, credit, -amount_minor from postings) s
    group by 1, 2)`
