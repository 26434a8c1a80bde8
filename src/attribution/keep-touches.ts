import { dayIn, dayPlus, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Attribution, TOUCH_DAYS, type Touch } from './touch.ts'

const KEEP = statement(
  'attribution-keep-touches',
  `insert into order_touches (order_id, place, source, medium, campaign, content, on_day, consent_version)
   select $1, t.place, t.source, t.medium, t.campaign, t.content, t.day, $3
   from jsonb_to_recordset($2) as t(place text, source text, medium text, campaign text, content text, day date)`,
)

/**
 * Where the buyer came from, with their order and in its transaction, in one statement. A touch that is too old, or of a day that has
 * not come yet, counts no more; an order without one costs nothing.
 */
export async function keepTouches(tx: Tx, orderId: string, attribution: Attribution | undefined): Promise<void> {
  if (attribution === undefined) return
  const today = dayIn(SELLER_ZONE, tx.now)
  const counts = ({ day }: Touch) => day <= today && day >= dayPlus(today, -TOUCH_DAYS)
  const { first, last, consentVersion } = attribution
  if (!counts(last)) return
  const touches = [
    { ...(counts(first) ? first : last), place: 'first' },
    { ...last, place: 'last' },
  ]
  await run(tx, KEEP, [orderId, JSON.stringify(touches), consentVersion])
}
