import { randomUUID } from 'node:crypto'
import { createOffering } from '../../src/catalogue/create-offering.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { act } from '../../src/platform/till.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { openPool } from '../../src/seats/open-pool.ts'
import { publishOffering } from '../../src/storefront/publish-offering.ts'
import type { CancellationRules } from '../../src/terms/rules.ts'
import { setTerms } from '../../src/terms/set-terms.ts'
import { RULES } from '../giving-back/firm.ts'
import { offeringDraft } from '../storefront/make.ts'
import type { House } from '../support/constellation.ts'
import { ask, type Offering, type Placed } from '../support/make.ts'

const keeper: Actor = { kind: 'job', name: 'test' }
type Minor = { minor: number }
export type MoveSeen = {
  previewId: string
  moveId: string
  state: string
  back: Minor
  price: Minor
  fee: Minor
  rule: { kind: string }
  toPay: Minor | null
  refund: Minor | null
  owed: Minor | null
  documents: { gross: Minor }[]
  invoices: { gross: Minor; vat: Minor; paidBy: string }[]
  paymentPage: Placed['paymentPage']
  type?: string
  changed?: string[]
  now?: MoveSeen
}
type Bought = Pick<Placed, 'id' | 'orderToken'>

type Start = {
  startsInDays?: number
  netMinor?: number
  taxClass?: string
  capacity?: number
  rules?: CancellationRules
}

/** Another start of the same course, on sale. */
export async function anotherStart(
  house: House,
  { courseId }: Pick<Offering, 'courseId'>,
  start: Start = {},
): Promise<Offering> {
  const { startsInDays = 60, netMinor = 490_000, taxClass = 'exempt-teaching', capacity = 40, rules = RULES } = start
  const launched = await act(house.till, keeper, async (tx) => {
    const startsAt = daysAfter(tx.now, startsInDays)
    const { offeringId } = await createOffering(tx, {
      ...offeringDraft({ startsAt, minimum: Math.min(5, capacity), code: `NY-${randomUUID().slice(0, 8)}` }),
      courseId,
    })
    await setPrice(tx, { offeringId, currency: 'NOK', netMinor, taxClass, taxDecision: 'Ingrid: prøve' })
    await setTerms(tx, {
      ...{ offeringId, code: `t-${randomUUID().slice(0, 8)}`, name: { nb: 'Fleksible', en: 'Flexible' } },
      ...{ inWords: { nb: 'Se under.', en: 'See below.' }, rules },
    })
    const { poolId } = await openPool(tx, { offeringId, name: 'standard', capacity })
    await publishOffering(tx, offeringId)
    return { courseId, offeringId, poolId }
  })
  const gross = taxClass === 'standard' ? Math.round(netMinor * 1.25) : netMinor
  return { ...launched, price: netMinor, gross, currency: 'NOK' } as Offering
}

/** The seat of an order that has one, as it sits now. */
export async function seatOf(house: House, { id }: Pick<Bought, 'id'>): Promise<{ lineId: string; position: number }> {
  const [row] = await house.witness(
    `select line_id, position from order_places where order_id = '${id}' and returned_at is null order by position limit 1`,
  )
  return { lineId: String(row!.line_id), position: Number(row!.position) }
}

type Asked = { seat?: { lineId: string; position: number }; headers?: Record<string, string> }

export async function lookMove(
  house: House,
  order: Bought,
  to: Pick<Offering, 'offeringId'>,
  { seat, headers }: Asked = {},
) {
  const { lineId, position } = seat ?? (await seatOf(house, order))
  return ask<MoveSeen>(house, `/orders/${order.id}/move?seat=${lineId}:${position}&offeringId=${to.offeringId}`, {
    headers: headers ?? { 'order-token': order.orderToken },
  })
}

type Confirm = Asked & { previewId: string; key?: string; reason?: string }

export async function confirmMove(house: House, order: Bought, to: Pick<Offering, 'offeringId'>, asked: Confirm) {
  const seat = asked.seat ?? (await seatOf(house, order))
  const { previewId, reason, key = randomUUID(), headers = { 'order-token': order.orderToken } } = asked
  return ask<MoveSeen>(house, `/orders/${order.id}/${reason ? 'moves-by-staff' : 'moves'}`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: { previewId, seat, offeringId: to.offeringId, ...(reason && { reason }) },
  })
}

/** Looks, and does what was seen. */
export async function move(
  house: House,
  order: Bought,
  to: Pick<Offering, 'offeringId'>,
  asked: Asked & { reason?: string } = {},
): Promise<MoveSeen> {
  const seen = await lookMove(house, order, to, asked)
  if (seen.status !== 200) throw new Error(JSON.stringify(seen.body))
  const done = await confirmMove(house, order, to, { ...asked, previewId: seen.body.previewId })
  if (done.status !== 201) throw new Error(JSON.stringify(done.body))
  return done.body
}

export async function moveNow(house: House, order: Bought, moveId: string): Promise<MoveSeen> {
  const { body } = await ask<{ moves: MoveSeen[] }>(house, `/orders/${order.id}/moves`, {
    headers: { 'order-token': order.orderToken },
  })
  return body.moves.find((each) => each.moveId === moveId)!
}
