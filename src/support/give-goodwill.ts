import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { creditOrder } from '../checkout/credit-order.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { demandNoneOpen } from '../countersigning/requests.ts'
import { tooMuchForOne } from '../countersigning/too-much.ts'
import { actOnce } from '../platform/act-once.ts'
import { type Actor, nameOf } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { askOf } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { type Currency, LARGEST_MINOR, type Money, money } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { Line } from '../platform/words.ts'
import { goodwillLimit } from './problems.ts'

/** The most that support gives back of one order, in minor units of its currency: what a spoilt lunch or a cold room is worth. More is finance's. */
export const GOODWILL_MOST: Readonly<Record<Currency, number>> = {
  ...{ NOK: 100_000, SEK: 100_000, DKK: 75_000 },
  ...{ EUR: 10_000, USD: 10_000, GBP: 8_500, JPY: 15_000 },
}

export const GiveGoodwill = z
  .strictObject({
    amountMinor: z
      .int()
      .min(1)
      .max(LARGEST_MINOR)
      .meta({ description: 'With VAT, in minor units of the order’s currency' }),
    reason: Line.meta({ description: 'Stands on the credit note' }),
  })
  .meta({ id: 'GiveGoodwill' })
export type GiveGoodwill = z.output<typeof GiveGoodwill>

const GIVEN = statement<{ given: number; currency: Currency; isPrepaid: boolean }>(
  'support-goodwill-given',
  `select o.currency, coalesce((select sum(g.amount_minor) from goodwills g where g.order_id = o.id), 0)::bigint as given,
     exists (select from order_lines l where l.order_id = o.id and l.kind = 'prepaid') as "isPrepaid" from orders o where o.id = $1`,
)
const NOTE = statement(
  'support-note-goodwill',
  'insert into goodwills (id, order_id, amount_minor, reason, given_at, given_by) values ($1, $2, $3, $4, $5, $6)',
)

/** What support may still give back of an order; nothing of one that pays for places, which it would take away. @throws order/unknown */
export async function goodwillLeft(on: On, orderId: string): Promise<Money> {
  const [row] = await run(on, GIVEN, [orderId])
  if (!row) throw unknown('order')
  return money(row.isPrepaid ? 0 : Math.max(0, GOODWILL_MOST[row.currency] - row.given), row.currency)
}

type Gift = { orderId: string; command: GiveGoodwill; key: string }

/**
 * Gives an amount of an order back because something went wrong, once per key: a credit note with the reason, money back as any credit
 * brings it, and the seats stay. Returns the id of the gift.
 * @throws order/unknown, goodwill/limit, countersigning/asked-already, what creditOrder does, idempotency/key-reused, idempotency/in-progress
 */
export function goodwillOnce(till: Till, actor: Actor, { orderId, command, key }: Gift): Promise<string> {
  const ask = askOf(actor, null, { key, operation: `goodwill ${orderId}`, body: command })
  return actOnce(till, actor, { ask, work: (tx) => giveGoodwill(tx, orderId, command) })
}

async function giveGoodwill(tx: Tx, orderId: string, { amountMinor, reason }: GiveGoodwill): Promise<string> {
  await lockOrder(tx, orderId)
  const left = await goodwillLeft(tx, orderId)
  if (amountMinor > left.minor) throw goodwillLimit(left)
  if (await tooMuchForOne(tx, orderId, money(amountMinor, left.currency))) throw goodwillLimit(money(0, left.currency))
  await demandNoneOpen(tx, orderId)
  await creditOrder(tx, orderId, { reason, amountMinor })
  const id = newId()
  await run(tx, NOTE, [id, orderId, amountMinor, reason, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'GoodwillGiven', subjectId: orderId, facts: { amountMinor } })
  return id
}
