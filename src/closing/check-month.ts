import { unplacedMoney } from '../bank/queries.ts'
import { needsAttention } from '../finance/needs-attention.ts'
import { seriesReport } from '../invoicing/series-report.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, decimal, money } from '../platform/money.ts'
import { lastDay, type Month } from '../platform/month.ts'
import { checkPostings } from '../verifying/check-postings.ts'
import { checkRules } from '../verifying/check-rules.ts'
import type { CheckName, MonthCheck } from './month-check.ts'
import { type MonthStatement, monthStatement } from './month-statement.ts'

export type CheckedMonth = { checks: MonthCheck[]; statement: MonthStatement }

/** So many of what stands in the way are named. */
const NAMED = 10

const OVER_AT = `(($1::date + 1)::timestamp at time zone '${SELLER_ZONE}')`
type Waiting = { name: CheckName; count: number; found: string[] | null }
const WAITING = statement<Waiting>(
  'closing-waiting',
  `select 'documents-waiting' as name, count(*) as count, (array_agg(distinct o.number::text))[1:${NAMED}] as found
     from documents_due u join orders o on o.id = u.order_id where u.since < ${OVER_AT} and u.due_from <= $1::date
   union all select 'files-waiting', count(*), (array_agg(d.content ->> 'number' order by d.issued_at))[1:${NAMED}]
     from files_due f join documents d on d.id = f.document_id where d.document_date <= $1::date
   union all select 'news-unread', count(*), (array_agg(distinct e.type))[1:${NAMED}]
     from stripe_events e where e.handled_at is null and e.received_at < ${OVER_AT}
   union all select 'income-recognised', case when exists (select from recognition_runs where through_on >= $1::date)
       or not exists (select from documents where document_date <= $1::date) then 0 else 1 end, null`,
)

/** The list that must be good before a month is closed, and the statement that it rests on: one read, changes nothing. */
export async function checkMonth(on: On, month: Month): Promise<CheckedMonth> {
  const waiting = await run(on, WAITING, [lastDay(month)])
  const gaps = (await seriesReport(on)).filter(({ missing }) => missing.length > 0)
  const rules = await checkRules(on)
  const postings = await checkPostings(on)
  const statement = await monthStatement(on, month)
  const apart = statement.accounts.filter(({ remainderMinor }) => remainderMinor !== 0)
  const [unplaced, attention] = [await unplacedMoney(on), await needsAttention(on)]
  const [red, notice] = [checkOf('red'), checkOf('notice')]
  const checks = [
    ...waiting.map((each) => red(each)),
    red(
      named(
        'numbers',
        gaps.map(({ code, missing }) => `${code}: ${missing.slice(0, NAMED).join(', ')}`),
      ),
    ),
    red(
      named(
        'rules',
        rules.map(({ id, found }) => `${id}: ${found.slice(0, NAMED).join(', ')}`),
      ),
    ),
    red(
      named(
        'postings',
        postings.map(({ kind, number, sourceId }) => `${kind} ${number ?? sourceId}`),
      ),
    ),
    red(
      named(
        'ledger',
        apart.map(({ account, currency, remainderMinor }) => `${account}: ${amount(remainderMinor, currency)}`),
      ),
    ),
    notice(
      named(
        'money-unplaced',
        unplaced.map(({ currency, leftMinor }) => amount(leftMinor, currency)),
      ),
    ),
    notice({ name: 'needs-attention', count: attention.length, found: [] }),
  ]
  return { checks, statement }
}

const amount = (minor: number, currency: Currency): string => `${decimal(money(minor, currency))} ${currency}`

/** An entry that is wrong on two accounts is one entry. */
function named(name: CheckName, found: readonly string[]): Waiting {
  const each = [...new Set(found)]
  return { name, count: each.length, found: each }
}

const checkOf =
  (wrong: 'red' | 'notice') =>
  ({ name, count, found }: Waiting): MonthCheck => ({
    ...{ name, count, found: (found ?? []).slice(0, NAMED) },
    state: count === 0 ? 'good' : wrong,
  })

export const redOf = (checks: readonly MonthCheck[]): MonthCheck[] => checks.filter(({ state }) => state === 'red')
