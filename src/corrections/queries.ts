import { type On, run, statement } from '../platform/db/statement.ts'
import type { Wanted } from './wanted.ts'

/** A wish to have an invoice corrected, and what became of it. */
export type CorrectionWish = {
  id: string
  documentId: string
  number: string
  orderId: string
  orderNumber: number
  wanted: Wanted
  words: string
  askedAt: Date
  /** Null while it waits for finance. */
  decision: { granted: boolean; reason: string; decidedAt: string } | null
}

const columns = `w.id, w.document_id as "documentId", d.content ->> 'number' as number, w.order_id as "orderId", o.number as "orderNumber",
  w.wanted, w.words, w.asked_at as "askedAt", case when c.wish_id is not null then json_build_object('granted', c.granted,
    'reason', c.reason, 'decidedAt', c.decided_at) end as decision`
const tables = `correction_wishes w join documents d on d.id = w.document_id join orders o on o.id = w.order_id
  left join correction_decisions c on c.wish_id = w.id`
/** More than a person decides at once. */
const MOST = 100

const OF_ORDER = statement<CorrectionWish>(
  'corrections-of-order',
  `select ${columns} from ${tables} where w.order_id = $1 order by w.asked_at desc, w.id desc limit ${MOST}`,
)
const OPEN = statement<CorrectionWish>(
  'corrections-open',
  `select ${columns} from ${tables} where c.wish_id is null order by w.asked_at, w.id limit ${MOST}`,
)

/** The wishes about an order's invoices, the newest first. */
export const wishesOfOrder = (on: On, orderId: string): Promise<CorrectionWish[]> => run(on, OF_ORDER, [orderId])

/** What waits for finance, the oldest first. */
export const openWishes = (on: On): Promise<CorrectionWish[]> => run(on, OPEN, [])
