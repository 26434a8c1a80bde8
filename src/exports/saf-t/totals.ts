import { type On, run, statement } from '../../platform/db/statement.ts'
import { conflict } from '../../platform/problems.ts'
import { POSTED, type SafTPeriod } from './books.ts'

/** What an account opened and closed a period at, in øre; credit is negative. */
export type AccountBalance = {
  code: string
  nameNb: string
  kind: 'asset' | 'liability' | 'income' | 'expense'
  role: string | null
  opening: number
  closing: number
}
export type Totals = { accounts: AccountBalance[]; transactions: number; turnoverMinor: number }

const ACCOUNTS = statement<AccountBalance>(
  'saf-t-accounts',
  `with ${POSTED}, sides as (select debit as account, posted_on, kroner from posted union all select credit, posted_on, -kroner from posted),
   balances as (select account, coalesce(sum(kroner) filter (where posted_on < $1::date), 0)::bigint as opening, sum(kroner)::bigint as closing from sides group by account)
   select a.code, a.name_nb as "nameNb", a.kind, (select r.role from account_roles r where r.account = a.code order by r.valid_from desc, r.role limit 1) as role,
     coalesce(b.opening, 0) as opening, coalesce(b.closing, 0) as closing
   from accounts a left join balances b on b.account = a.code order by a.code`,
)
const TURNOVER = statement<{
  transactions: number
  turnoverMinor: number
  unrated: number
  currency: string | null
  day: string | null
}>(
  'saf-t-turnover',
  `with ${POSTED}
   select count(distinct entry_id) filter (where posted_on >= $1::date) as transactions,
     coalesce(sum(kroner) filter (where posted_on >= $1::date), 0)::bigint as "turnoverMinor", count(*) filter (where kroner is null) as unrated,
     min(currency) filter (where kroner is null) as currency, min(posted_on) filter (where kroner is null) as day from posted`,
)

/** What the file begins with: the balances of every account, and what its transactions add up to. @throws exports/rate-missing */
export async function totalsOf(on: On, { from, to }: SafTPeriod): Promise<Totals> {
  const [turnover] = await run(on, TURNOVER, [from, to])
  const { unrated, currency, day, transactions, turnoverMinor } = turnover!
  if (unrated > 0)
    throw conflict(
      'exports/rate-missing',
      `The file is in kroner, and no exchange rate counts for ${currency} on ${day}. Enter one, and take the file again.`,
      { currency, day, postings: unrated },
    )
  return { accounts: await run(on, ACCOUNTS, [from, to]), transactions, turnoverMinor }
}
