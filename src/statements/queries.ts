import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Month } from '../platform/month.ts'
import type { StatementContent } from './content.ts'

/** A statement that was made. `recipientId`: the company, the funder, or the name of the faculty. */
export type Issued = {
  id: string
  recipientId: string
  number: number
  issuedAt: Date
  content: StatementContent
}
const ISSUED = `select s.id, coalesce(s.company_id::text, s.funder_id::text, s.faculty) as "recipientId", s.number, m.issued_at as "issuedAt", s.content
  from issued_statements s join statement_months m on m.month = s.month`
const ORDERED = `order by s.month desc, s.kind = 'partner' desc, s.kind = 'faculty' desc, s.content #>> '{recipient,name}', s.id`
const OF_MONTH = statement<Issued>('statements-of-month', `${ISSUED} where s.month = $1::date ${ORDERED}`)
const OF_COMPANY = statement<Issued>(
  'statements-of-company',
  `${ISSUED} where s.company_id = $1 and ($2::date is null or s.month >= $2) and ($3::date is null or s.month <= $3) ${ORDERED}`,
)
const OF_FACULTIES = statement<Issued>(
  'statements-of-faculties',
  `${ISSUED} where s.kind = 'faculty' and ($1::text[] is null or s.faculty = any ($1)) and ($2::date is null or s.month >= $2) and ($3::date is null or s.month <= $3) ${ORDERED}`,
)
const BY_ID = statement<Issued>('statements-by-id', `${ISSUED} where s.id = $1`)

const fromMonth = (month: Month | undefined): string | null => (month === undefined ? null : `${month}-01`)
export type Months = { from?: Month | undefined; to?: Month | undefined }

/** Partners, faculties, funders; each by name. */
export const issuedOfMonth = (on: On, month: Month): Promise<Issued[]> => run(on, OF_MONTH, [`${month}-01`])
/** The newest first. */
export const issuedOfCompany = (on: On, companyId: string, { from, to }: Months = {}): Promise<Issued[]> =>
  run(on, OF_COMPANY, [companyId, fromMonth(from), fromMonth(to)])
export const issuedOfFaculties = (
  on: On,
  faculties: readonly string[] | null,
  { from, to }: Months = {},
): Promise<Issued[]> => run(on, OF_FACULTIES, [faculties, fromMonth(from), fromMonth(to)])
export const issuedById = async (on: On, id: string): Promise<Issued | null> => (await run(on, BY_ID, [id]))[0] ?? null

export const FORMS = ['pdf', 'csv', 'xlsx'] as const
export type StatementForm = (typeof FORMS)[number]
const FILE = statement<{ path: string }>(
  'statements-file',
  'select path from statement_files where statement_id = $1 and form = $2 and lang = $3',
)
/** Where the file lies under the folder for documents. */
export const fileOf = async (
  on: On,
  id: string,
  { form, lang }: { form: StatementForm; lang: Lang },
): Promise<string | null> => (await run(on, FILE, [id, form, lang]))[0]?.path ?? null

/** `open`: something may still be posted; `closed`: its statements can be made; `issued`: they were; `passed`: those of a later month were, and told of it too. */
export const STATES = ['open', 'closed', 'issued', 'passed'] as const
export type StatementMonth = { month: Month; state: (typeof STATES)[number]; statements: number }

/** Ten years of them. */
const MONTHS_MOST = 120
const MONTHS = statement<StatementMonth>(
  'statements-months',
  `with last as (select max(month) as month from statement_months),
   months as (
     select m::date as month from generate_series(date_trunc('month', (select min(posted_on) from entries)::timestamp),
       date_trunc('month', (app_now() at time zone '${SELLER_ZONE}')), '1 month') m)
   select to_char(m.month, 'YYYY-MM') as month, case when i.month is not null then 'issued' when m.month < l.month then 'passed'
       when (m.month + interval '1 month - 1 day')::date <= books_closed_through() and exists (
         select from month_closings c where c.month = m.month and c.closed_at is not null)
         and not exists (select from month_closings c where c.month = m.month and c.closed_at is null and c.refused_at is null) then 'closed' else 'open' end as state,
     (select count(*) from issued_statements s where s.month = m.month) as statements
   from months m cross join last l left join statement_months i on i.month = m.month order by m.month desc limit ${MONTHS_MOST}`,
)
/** The months since the first posting, the newest first. */
export const statementMonths = (on: On): Promise<StatementMonth[]> => run(on, MONTHS, [])
export const statementMonth = async (on: On, month: Month): Promise<StatementMonth | null> =>
  (await statementMonths(on)).find((each) => each.month === month) ?? null

/** The month that it is; null while nothing was posted. */
export const currentMonth = async (on: On): Promise<Month | null> => (await statementMonths(on))[0]?.month ?? null
