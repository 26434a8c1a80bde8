import { randomUUID } from 'node:crypto'
import { wishEarlyStart } from '../../src/checkout/wish-early-start.ts'
import { act } from '../../src/platform/till.ts'
import { course, documented } from '../giving-back/firm.ts'
import type { House } from '../support/constellation.ts'
import { ask, checkOut, type Offering, type Placed, pay, untilOrder } from '../support/make.ts'

type Minor = { minor: number }
export type Look = {
  previewId: string
  lines: {
    lineId: string
    seats: { position: number; name: string | null }[]
    price: Minor
    fee: Minor
    rule: { kind: string }
  }[]
  back: Minor
  refund: Minor | null
  lowered: Minor | null
  balance: Minor | null
  neverInvoiced: Minor | null
  documents: { gross: Minor; vat: Minor }[]
  extras: { title: string; returned: number; of: number }[]
  until: string | null
  withdrawUntil: string | null
  asksFirst: boolean
  later: { from: string; back: Minor; rules: { kind: string }[] }[]
  cancellationId?: string
  type?: string
  changed?: string[]
  now?: Look
}
type Bought = Pick<Placed, 'id' | 'orderToken'>

/** A course as `course` makes it, as it is ordered: exempt, at 4 900 kr. */
export async function toBuy(house: House, change: Parameters<typeof course>[1] = {}): Promise<Offering> {
  const gross = change.price?.netMinor ?? 490_000
  return { ...(await course(house, change)), price: gross, gross, currency: 'NOK' } as Offering
}

type Buy = { quantity?: number; people?: { name: string; email: string }[]; buyer?: { name?: string; email?: string } }

/** A guest has bought by card, and has the invoice. */
export async function bought(house: House, offering: Offering, buy: Buy = {}): Promise<Placed> {
  const { status, body } = await checkOut(house, { offering, ...buy })
  if (status !== 201) throw new Error(JSON.stringify(body))
  await pay(house, body)
  await untilOrder(house, body, ({ state }) => state === 'confirmed')
  await documented(house, body.id, 1)
  return body
}

/** The box at the checkout by which a consumer asks to begin early. */
export const wishedEarly = (house: House, { id }: Bought): Promise<void> =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) => wishEarlyStart(tx, id))

type Asked = { seats?: { lineId: string; position: number }[]; headers?: Record<string, string> }

export const look = (
  house: House,
  { id, orderToken }: Bought,
  { seats, headers = { 'order-token': orderToken } }: Asked = {},
) =>
  ask<Look>(
    house,
    `/orders/${id}/cancellation${seats ? `?seats=${seats.map(({ lineId, position }) => `${lineId}:${position}`).join(',')}` : ''}`,
    { headers },
  )

export const confirm = (
  house: House,
  { id, orderToken }: Bought,
  {
    previewId,
    seats,
    headers = { 'order-token': orderToken },
    key = randomUUID(),
  }: Asked & { previewId: string; key?: string },
) =>
  ask<Look>(house, `/orders/${id}/cancellation`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: { previewId, ...(seats && { seats }) },
  })

/** Looks, and does what was seen. */
export async function cancel(house: House, order: Bought, asked: Asked = {}): Promise<Look> {
  const seen = await look(house, order, asked)
  if (seen.status !== 200) throw new Error(JSON.stringify(seen.body))
  const done = await confirm(house, order, { ...asked, previewId: seen.body.previewId })
  if (done.status !== 201) throw new Error(JSON.stringify(done.body))
  return done.body
}

/** Seats of an offering that nobody has. */
export async function freeSeats(house: House, { offeringId }: Pick<Offering, 'offeringId'>): Promise<number> {
  const [row] = await house.witness(
    `select count(*)::int as n from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = '${offeringId}' and s.sold_at is null`,
  )
  return Number(row!.n)
}

/** Moves the clock to just before an instant, so many milliseconds. */
export async function moveTo(house: House, instant: string, beforeMs: number): Promise<void> {
  const [row] = await house.witness('select app_now() as now')
  const ms = Date.parse(instant) - beforeMs - (row!.now as Date).getTime()
  await house.moveClock(Math.floor(ms / 1_000))
}
