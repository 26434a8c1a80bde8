import { creditOrder } from '../checkout/credit-order.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { sellerDay, TODAY } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Lang, say } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import { act, type Till } from '../platform/till.ts'
import { lockWithLeft } from '../prepaid/lock-prepaid.ts'
import type { AtEnd } from '../prepaid/schema.ts'
import { writeMovements } from '../prepaid/write-movements.ts'

type Over = {
  prepaidId: string
  companyId: string
  orderId: string
  lineId: string
  currency: Currency
  untilDay: string
  atEnd: AtEnd
  lang: Lang
}

/** Read at once; the whole round goes on from the last of them, so one that cannot be ended stands in nobody's way. */
const BATCH = 50

/** Of whose invoice nothing is due or set aside: that is first numbered, or given up. From after $1 and $2 on. */
const OVER = statement<Over>(
  'prepaying-over',
  `select p.id as "prepaidId", p.company_id as "companyId", p.order_id as "orderId", p.line_id as "lineId", p.currency, p.until_day as "untilDay",
     p.at_end as "atEnd", o.lang
   from prepaids p join orders o on o.id = p.order_id and o.cancelled_at is null
   where p.until_day < ${TODAY} and prepaid_left(p.id) > 0 and ($1::date is null or (p.until_day, p.id) > ($1::date, $2::uuid))
     and not exists (select from documents_due u where u.order_id = p.order_id and u.kind = 'invoice') order by p.until_day, p.id limit $3`,
)
/**
 * What was put back after the last day because whoever sells did not hold the course, less what was credited of the prepaid since: the
 * company could neither take part nor choose anew, so that is nobody's income.
 */
const OF_CANCELLED = statement<{ minor: number }>(
  'prepaying-of-cancelled',
  `select (coalesce((select sum(m.amount_minor) from prepaid_movements m join order_lines l on l.id = m.line_id
       join offerings f on f.id = l.offering_id and f.cancelled_at <= m.at
       where m.prepaid_id = p.id and m.kind = 'put-back' and ${sellerDay('m.at')} > p.until_day), 0)
     - coalesce((select sum(x.net_minor) from document_lines x join documents d on d.id = x.document_id
       where x.order_line_id = p.line_id and d.kind = 'credit-note' and d.document_date > p.until_day), 0)
     - coalesce((select sum((c ->> 'netMinor')::bigint) from documents_due u cross join lateral jsonb_array_elements(u.credit -> 'lines') c
       where u.order_id = p.order_id and u.kind = 'credit-note' and (c ->> 'orderLineId')::uuid = p.line_id), 0))::bigint as minor
   from prepaids p where p.id = $1`,
)
/** Income of what nobody drew belongs to no course. */
const NOBODYS = { costCentre: null, project: null, activity: null }

/**
 * From the day after the last one what is left of a prepaid is no longer owed as places: by its terms it is income of that day, or credited
 * and given back. What seats put back later is ended the same way, so each amount is ended once; of a course that was cancelled here it is
 * given back whatever the terms say. Returns how many were ended.
 */
export async function endPrepaids(till: Till, batch = BATCH): Promise<number> {
  const on: On = { client: till.connection.pool }
  let ended = 0
  let last: Over | undefined
  do {
    const over: Over[] = await run(on, OVER, [last?.untilDay ?? null, last?.prepaidId ?? null, batch])
    for (const each of over) if (await attempted(till, each)) ended += 1
    last = over.length < batch ? undefined : over.at(-1)
  } while (last)
  return ended
}

async function attempted(till: Till, each: Over): Promise<boolean> {
  try {
    return await act(till, { kind: 'job', name: 'prepaid' }, (tx) => endOne(tx, each))
  } catch (err) {
    till.log.error({ err, prepaidId: each.prepaidId }, 'a prepaid could not be ended')
    return false
  }
}

/** The order before the prepaid, as every other credit of it locks them. */
async function endOne(tx: Tx, over: Over): Promise<boolean> {
  const { prepaidId, companyId, orderId, lineId, currency, untilDay } = over
  await lockOrder(tx, orderId)
  const { leftMinor } = await lockWithLeft(tx, prepaidId)
  if (leftMinor <= 0 || untilDay >= dayIn(SELLER_ZONE, tx.now)) return false
  const [of] = await run(tx, OF_CANCELLED, [prepaidId])
  const cancelledMinor = Math.min(leftMinor, Math.max(0, of!.minor))
  const backMinor = over.atEnd === 'given-back' ? leftMinor : cancelledMinor
  const amountMinor = leftMinor - backMinor
  if (backMinor > 0)
    await creditOrder(tx, orderId, {
      reason: say(over.lang, cancelledMinor === backMinor ? COURSE_CANCELLED : NOT_USED),
      lines: [{ lineId, netMinor: backMinor }],
    })
  const ended = { prepaidId, companyId, kind: 'ended' as const, orderId: null, lineId: null, seats: 0, currency }
  await writeMovements(tx, [{ ...ended, amountMinor, dimensions: NOBODYS }])
  return true
}

/** Why, as the credit note says it. */
const NOT_USED = { nb: 'Ikke brukt innen fristen', en: 'Not used in time' }
const COURSE_CANCELLED = { nb: 'Kurset er avlyst av arrangøren', en: 'The course was cancelled by the organiser' }
