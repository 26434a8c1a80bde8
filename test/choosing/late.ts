import { randomUUID } from 'node:crypto'
import { bought, toBuy } from '../cancelling/buyer.ts'
import type { House } from '../support/constellation.ts'
import { ask, checkOut, type Offering, type Placed, pay, untilOrder } from '../support/make.ts'

const HOLD_AND_A_BIT_S = 37 * 60

export type Late = { offering: Offering; late: Placed; quick: Placed; email: string }

/** One seat: somebody pays after another has bought it. */
export async function paidTooLate(house: House, change: Parameters<typeof toBuy>[1] = {}): Promise<Late> {
  const offering = await toBuy(house, { capacity: 1, startsInDays: 60, ...change })
  const email = `sen-${randomUUID()}@example.test`
  const { body: late } = await checkOut(house, { offering, buyer: { name: 'Siri Sen', email } })
  await house.moveClock(HOLD_AND_A_BIT_S)
  await untilOrder(house, late, ({ state }) => state === 'lapsed')
  const quick = await bought(house, offering)
  await pay(house, late, { outcome: 'paid', late: true })
  await untilOrder(house, late, ({ state }) => state === 'paid-unseated')
  return { offering, late, quick, email }
}

/** The order chooses, by its link. */
export const chosen = (house: House, { id, orderToken }: Placed, choose: string) =>
  ask<{ type?: string }>(house, `/orders/${id}/choice`, {
    method: 'POST',
    headers: { 'order-token': orderToken, 'idempotency-key': randomUUID() },
    body: { choose },
  })
