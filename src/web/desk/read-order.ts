import { eventsOf, type PastEvent } from '../../audit/events-of.ts'
import { type OrderView, orderView } from '../../checkout/order-view.ts'
import { peopleByIds } from '../../identity/queries.ts'
import { mailsOf, type OrderMail } from '../../notices/mails-of.ts'
import { type MoneyOfOrder, moneyOfOrder } from '../../payments/money-of-order.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { unknown } from '../../platform/problems.ts'
import type { Visit } from '../visit.ts'
import { idOf } from './id-of.ts'

/** Everything that is known of an order, for those who work here. */
export type WholeOrder = MoneyOfOrder & {
  order: OrderView
  events: PastEvent[]
  mails: OrderMail[]
  /** Names of the people who acted, by their id. */
  names: Map<string, string>
  /** The seller's calendar day, by which a due date has passed or not. */
  today: string
}

/** The order of the page's address. @throws order/unknown */
export async function readOrder(visit: Visit): Promise<WholeOrder> {
  const { on } = visit
  const orderId = idOf(visit, 'order')
  const order = await orderView(on, orderId)
  if (!order) throw unknown('order')
  const [events, mails, money, now] = await Promise.all([
    eventsOf(on, orderId),
    mailsOf(on, orderId),
    moneyOfOrder(on, orderId),
    nowOf(on),
  ])
  const people = await peopleByIds(on, [...new Set(events.flatMap(({ actor }) => personIn(actor) ?? []))])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return { order, events, mails, ...money, names, today: dayIn(SELLER_ZONE, now) }
}

/** The id in `person:<id>`. */
export const personIn = (actor: string): string | null => /^person:(.+)$/.exec(actor)?.[1] ?? null
