import { creditOrder } from '../checkout/credit-order.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { act, type Till } from '../platform/till.ts'
import { leftOfPrepaid, lockPrepaid } from '../prepaid/lock-prepaid.ts'
import type { AtEnd } from '../prepaid/schema.ts'
import { writeMovements } from '../prepaid/write-movements.ts'

type Over = {
  prepaidId: string
  companyId: string
  orderId: string
  lineId: string
  currency: Currency
  atEnd: AtEnd
  reason: string
}

/** In one round; the next takes the rest. */
const BATCH = 50

/** Of whose invoice nothing is due or set aside: that is first numbered, or given up. */
const OVER = statement<Over>(
  'prepaying-over',
  `select p.id as "prepaidId", p.company_id as "companyId", p.order_id as "orderId", p.line_id as "lineId", p.currency, p.at_end as "atEnd",
     case o.lang when 'nb' then 'Ikke brukt innen fristen' else 'Not used in time' end as reason
   from prepaids p join orders o on o.id = p.order_id and o.cancelled_at is null
   where p.until_day < ${TODAY} and prepaid_left(p.id) > 0
     and not exists (select from documents_due u where u.order_id = p.order_id and u.kind = 'invoice') order by p.until_day, p.id limit ${BATCH}`,
)
/** Income of what nobody drew belongs to no course. */
const NOBODYS = { costCentre: null, project: null, activity: null }

/**
 * From the day after the last one what is left of a prepaid is no longer owed as places: by its terms it is income of that day, or credited
 * and given back. What seats put back later is ended the same way, so each amount is ended once. Returns how many were ended.
 */
export async function endPrepaids(till: Till): Promise<number> {
  const on: On = { client: till.connection.pool }
  const over = await run(on, OVER, [])
  let ended = 0
  for (const each of over) {
    try {
      await act(till, { kind: 'job', name: 'prepaid' }, (tx) => endOne(tx, each))
      ended += 1
    } catch (err) {
      till.log.error({ err, prepaidId: each.prepaidId }, 'a prepaid could not be ended')
    }
  }
  return ended
}

async function endOne(tx: Tx, { prepaidId, companyId, orderId, lineId, currency, atEnd, reason }: Over): Promise<void> {
  const { untilDay } = await lockPrepaid(tx, prepaidId)
  const leftMinor = await leftOfPrepaid(tx, prepaidId)
  if (leftMinor <= 0 || untilDay >= dayIn(SELLER_ZONE, tx.now)) return
  if (atEnd === 'given-back') {
    await creditOrder(tx, orderId, { reason, lines: [{ lineId, netMinor: leftMinor }] })
    return
  }
  await writeMovements(tx, [
    {
      ...{ prepaidId, companyId, kind: 'ended', orderId: null, lineId: null, seats: 0, currency },
      ...{ amountMinor: leftMinor, dimensions: NOBODYS },
    },
  ])
}
