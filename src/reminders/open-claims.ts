import { MONEY, OPEN_CLAIMS } from '../invoicing/left-to-pay.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'

/** What is left to pay of an invoice, and of the fees and interest that its reminders have claimed. Minor units. */
export type OpenClaims = { orderId: string; currency: Currency; leftMinor: number; claimsMinor: number }

const READ = statement<OpenClaims>(
  'reminders-open-claims',
  `select d.order_id as "orderId", d.currency, greatest(money.left_minor, 0)::bigint as "leftMinor", ${OPEN_CLAIMS} as "claimsMinor"
   from documents d cross join lateral ${MONEY} money where d.id = $1 and d.kind = 'invoice'`,
)

export const openClaims = async (on: On, documentId: string): Promise<OpenClaims | null> =>
  (await run(on, READ, [documentId]))[0] ?? null
