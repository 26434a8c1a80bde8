import { TODAY } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { Ending } from './schema.ts'

/** How late one is that something is left of, in days after its due date. */
export const AGES = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const
export type Age = (typeof AGES)[number]

/** Of `old_receivables r`: how many days past its due date it is today, and which of `AGES` that is. */
export const DAYS_LATE = `greatest(0, ${TODAY} - r.due_date)`
export const AGE = `case when ${DAYS_LATE} > 90 then 'over-90' when ${DAYS_LATE} > 60 then '61-90' when ${DAYS_LATE} > 30 then '31-60' when ${DAYS_LATE} > 0 then '1-30' else 'not-due' end`

/** What finance knows its debtor by in every list: the organisation number, or the address. Of `old_receivables r`, with `DEBTOR_JOINS`. */
export const DEBTOR = `coalesce(c.organisation_number, p.email)`
export const DEBTOR_JOINS = 'left join companies c on c.id = r.company_id left join people p on p.id = r.person_id'

export type OldReceivableRow = {
  id: string
  number: string
  kid: string | null
  documentDate: string
  dueDate: string
  debtor: string
  /** An organisation number or an e-mail address. */
  debtorKey: string
  companyId: string | null
  personId: string | null
  originalMinor: number
  openedMinor: number
  leftMinor: number
  currency: Currency
  said: string | null
  daysLate: number
  takenAt: Date
}
const ROW = `r.id, r.number, r.kid, r.document_date as "documentDate", r.due_date as "dueDate", r.debtor, ${DEBTOR} as "debtorKey", r.company_id as "companyId",
  r.person_id as "personId", r.original_minor as "originalMinor", r.opened_minor as "openedMinor", r.left_minor as "leftMinor", r.currency, r.said,
  ${DAYS_LATE} as "daysLate", r.taken_at as "takenAt" from old_receivables r ${DEBTOR_JOINS}`
const ONE = statement<OldReceivableRow>('old-receivables-one', `select ${ROW} where r.id = $1`)
const OPEN = statement<OldReceivableRow>(
  'old-receivables-open-like',
  `select ${ROW} where r.left_minor > 0 and (r.number = $1 or r.kid = $1 or c.organisation_number = $1 or p.email = lower($1) or r.left_minor = $2
     or r.debtor ilike $3) order by r.due_date, r.id limit $4`,
)

export type EndingRow = {
  id: string
  kind: Ending
  amountMinor: number
  day: string
  reason: string
  by: string
  isUndone: boolean
  undoes: boolean
}
const ENDED = statement<EndingRow>(
  'old-receivables-endings',
  `select e.id, e.kind, e.amount_minor as "amountMinor", e.on_day as day, e.reason, e.by,
     exists (select from old_receivable_endings u where u.undoes_id = e.id) as "isUndone", e.undoes_id is not null as undoes
   from old_receivable_endings e where e.receivable_id = $1 order by e.at, e.id`,
)

export const receivableById = async (on: On, receivableId: string): Promise<OldReceivableRow | null> =>
  (await run(on, ONE, [receivableId]))[0] ?? null

/** What ended parts of it beside payments that the bank's files told, in the order of time. */
export const endingsOf = (on: On, receivableId: string): Promise<EndingRow[]> => run(on, ENDED, [receivableId])

type Sought = { plain: string; minor: number | null; like: string | null }
/** Those that something is left of and that a search finds: by number, payment reference, debtor or amount; the earliest due first. */
export const openReceivables = (on: On, { plain, minor, like }: Sought, limit: number): Promise<OldReceivableRow[]> =>
  run(on, OPEN, [plain, minor, like, limit])
