import type { On } from '../platform/db/statement.ts'
import { type Money, money } from '../platform/money.ts'
import { problemOf } from '../platform/problems.ts'
import type { ConsumerRule } from '../terms/consumer-fee.ts'
import { needsLeave } from './needs-leave.ts'
import { changesOf } from './over-time.ts'
import { type PersonOrder, personOrder } from './person-order.ts'
import { cancellable, feeAt } from './plan-cancel.ts'

/** What comes back of one seat in a course that a person paid for, without VAT, why, and until when that holds. */
export type BackNow = {
  offeringId: string
  orderId: string
  back: Money
  price: Money
  rule: ConsumerRule
  zone: string
  until: Date | null
  /** Staff have to agree. */
  asksFirst: boolean
}

/** For each course of an order whose seats can be cancelled; nothing of an order that has another way. */
export async function backNow(on: On, orderId: string): Promise<BackNow[]> {
  const order = await standing(on, orderId)
  if (!order) return []
  const { currency, now } = order
  return order.lines
    .filter((line) => cancellable(order, line).length > 0)
    .map((line) => {
      const { rule, feeMinor } = feeAt(order, line, now)
      return {
        ...{ offeringId: line.offeringId, orderId, rule, zone: line.zone },
        back: money(line.unitNetMinor - feeMinor, currency),
        price: money(line.unitNetMinor, currency),
        asksFirst: needsLeave(line.rules, rule),
        until: changesOf(order, line).find((at) => !sameRule(feeAt(order, line, at).rule, rule)) ?? null,
      }
    })
}

const sameRule = (one: ConsumerRule, other: ConsumerRule): boolean => JSON.stringify(one) === JSON.stringify(other)

async function standing(on: On, orderId: string): Promise<PersonOrder | null> {
  try {
    return await personOrder(on, orderId)
  } catch (error) {
    if (problemOf(error)) return null
    throw error
  }
}
