import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { Month } from '../platform/month.ts'

/** What all statements together have told of a course in a month, and of whom. */
export type Told = {
  kind: 'partner' | 'faculty'
  companyId: string | null
  courseId: string
  month: Month
  currency: Currency
  incomeMinor: number
  partnersMinor: number
  ownMinor: number
}
const INCOME = statement<Told>(
  'statements-income-told',
  `select s.kind, s.company_id as "companyId", l."courseId", l.month, l.currency, sum(l."incomeMinor")::bigint as "incomeMinor",
     sum(l."partnersMinor")::bigint as "partnersMinor", sum(l."ownMinor")::bigint as "ownMinor"
   from issued_statements s cross join jsonb_to_recordset(s.content -> 'lines')
     as l ("courseId" uuid, month text, currency text, "incomeMinor" bigint, "partnersMinor" bigint, "ownMinor" bigint)
   where s.kind <> 'funder' and ($1::uuid[] is null or l."courseId" = any ($1)) group by 1, 2, 3, 4, 5`,
)
export const incomeTold = (on: On, courseIds: readonly string[] | null): Promise<Told[]> => run(on, INCOME, [courseIds])

type GrantTold = { grantId: string; ownMinor: number }
const GRANTS = statement<GrantTold>(
  'statements-grants-told',
  `select l."grantId", sum(l."ownMinor")::bigint as "ownMinor" from issued_statements s
   cross join jsonb_to_recordset(s.content -> 'lines') as l ("grantId" uuid, "ownMinor" bigint) where s.kind = 'funder' group by 1`,
)
/** By grant, in minor units. */
export const grantsTold = async (on: On): Promise<Map<string, number>> =>
  new Map((await run(on, GRANTS, [])).map(({ grantId, ownMinor }) => [grantId, ownMinor]))

type SumTold = { recipientId: string; currency: Currency; ownMinor: number }
const SUMS = statement<SumTold>(
  'statements-sums-told',
  `select coalesce(s.company_id::text, s.funder_id::text, s.faculty) as "recipientId", l.currency, sum(l."ownMinor")::bigint as "ownMinor"
   from issued_statements s cross join jsonb_to_recordset(s.content -> 'sums') as l (currency text, "ownMinor" bigint) group by 1, 2`,
)
/** What each was told in all, in each currency. */
export const sumsTold = (on: On): Promise<SumTold[]> => run(on, SUMS, [])
