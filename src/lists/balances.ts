import { z } from 'zod'
import { TODAY } from '../platform/db/seller-day.ts'
import { CurrencyCode } from '../platform/money.ts'
import { list } from './list.ts'
import { amounts } from './narrowed.ts'
import { oldReceivablesOf } from './old-receivables.ts'
import { openInvoicesOf } from './open-invoices.ts'

export const BALANCE_STATES = ['overdue', 'in-credit'] as const

const Row = z
  .object({
    buyer: z.string(),
    company: z.boolean(),
    search: z
      .string()
      .meta({ description: 'What finds this buyer in the other lists: organisation number or e-mail address' }),
    currency: CurrencyCode,
    invoices: z.int().meta({ description: 'How many of its invoices are not done with' }),
    fromBefore: z.int().meta({ description: 'How many of those are of an earlier system' }),
    openMinor: z.int().meta({ description: 'Left to pay, with the claims of reminders' }),
    overdueMinor: z.int().meta({ description: 'Of that, past its due date' }),
    creditMinor: z.int().meta({ description: 'What invoices have too much' }),
    minor: z.int().meta({ description: 'Open less credit' }),
    oldest: z.iso.date().nullable().meta({ description: 'The earliest due date of what is open' }),
  })
  .meta({ id: 'BuyerBalance' })

/** Whoever the invoice names: a company by its number, a person by their address. An order whose buyer is erased stands for itself. */
const WHO = `coalesce(n.payer ->> 'organisationNumber', lower(n.payer ->> 'email'), i.order_id::text)`

/** What each buyer owes, and what is owed to them. The balances together are the receivables of the book. */
export const balances = list(
  {
    name: 'balances',
    title: { nb: 'Saldo per kunde', en: 'Balances of customers' },
    facts: (
      filter,
      bind,
    ) => `select i.who, i.currency, count(*) as invoices, count(*) filter (where i.is_old) as from_before, bool_or(i.company) as company,
        (array_agg(i.buyer order by i.at desc, i.number desc))[1] as buyer,
        sum(i.claims_minor + greatest(i.left_minor, 0))::bigint as open_minor,
        coalesce(sum(i.claims_minor + greatest(i.left_minor, 0)) filter (where i.due_date < ${TODAY}), 0)::bigint as overdue_minor,
        sum(greatest(-i.left_minor, 0))::bigint as credit_minor, sum(i.minor)::bigint as minor, min(i.due_date) filter (where i.left_minor > 0) as oldest
      from (select ${WHO} as who, i.currency, false as is_old, n.payer ->> 'kind' = 'company' as company, i.buyer_name as buyer, i.issued_at as at,
          i.number::text, i.claims_minor, i.left_minor, i.due_date, i.minor
        from (${openInvoicesOf(filter, bind)}) i join orders o on o.id = i.order_id join demands m on m.id = i.demand_id
        cross join lateral (select coalesce(m.billing -> 'payer', o.payer) as payer) n
        union all select r.debtor_key, r.currency, true, r.company_id is not null, r.debtor, r.taken_at, r.number, 0, r.left_minor, r.due_date, r.left_minor
        from (${oldReceivablesOf(filter, bind)}) r) i group by 1, 2`,
    conditions: (filter, bind) => [
      filter.state === 'overdue' ? 'f.overdue_minor > 0' : null,
      filter.state === 'in-credit' ? 'f.credit_minor > 0' : null,
      ...amounts(filter, 'f.minor', bind),
    ],
    columns: `f.buyer, f.company, f.who as search, f.currency, f.invoices, f.from_before as "fromBefore", f.open_minor as "openMinor", f.overdue_minor as "overdueMinor", f.credit_minor as "creditMinor", f.minor, f.oldest`,
    joins: '',
    keys: {
      date: [
        ["coalesce(f.oldest, 'epoch'::date)", 'date'],
        ['f.who', 'text'],
        ['f.currency', 'text'],
      ],
      amount: [
        ['f.minor', 'bigint'],
        ['f.who', 'text'],
        ['f.currency', 'text'],
      ],
    },
    sums: {
      minor: 'sum(f.minor)',
      openMinor: 'sum(f.open_minor)',
      overdueMinor: 'sum(f.overdue_minor)',
      creditMinor: 'sum(f.credit_minor)',
    },
  },
  Row,
)
