import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'

/** What moved a prepaid: which order and course, how many seats, how much, and who ordered. Net, in minor units. */
export type Movement = {
  prepaidId: string
  kind: 'drawn' | 'put-back' | 'ended'
  at: Date
  orderId: string | null
  orderNumber: number | null
  title: string | null
  /** Whoever ordered, by the name they gave or have; null where nobody did. */
  orderedBy: string | null
  seats: number
  amountMinor: number
  currency: Currency
}

/** The newest that are shown. */
const SHOWN_MOST = 200

const OF_COMPANY = statement<Movement>(
  'prepaid-movements-of-company',
  `select m.prepaid_id as "prepaidId", m.kind, m.at, m.order_id as "orderId", o.number as "orderNumber", l.title,
     coalesce(n.name, o.payer ->> 'contactName') as "orderedBy", m.seats, m.amount_minor as "amountMinor", m.currency
   from prepaid_movements m left join orders o on o.id = m.order_id left join order_lines l on l.id = m.line_id
   left join people n on n.id = o.person_id
   where m.company_id = $1 order by m.at desc, m.id desc limit ${SHOWN_MOST}`,
)

/** What moved the prepaids of a company, the newest first. */
export const movementsOf = (on: On, companyId: string): Promise<Movement[]> => run(on, OF_COMPANY, [companyId])
