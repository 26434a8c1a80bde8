import { randomUUID } from 'node:crypto'
import type { Firm } from '../giving-back/firm.ts'
import type { House } from '../support/constellation.ts'
import { ask, type Offering } from '../support/make.ts'
import type { MoveSeen } from './mover.ts'

export type SeatsSeen = MoveSeen & {
  orderId: string
  seats: number
  uninvited: string[]
  unit: { before: { minor: number }; after: { minor: number } }
  tier: { unitAfter: { minor: number }; kept: { minor: number } } | null
  lowered: { minor: number } | null
  balance: { minor: number } | null
  extras: { title: string; returned: number; of: number }[]
  left?: number
  now?: SeatsSeen
}
type Start = Pick<Offering, 'offeringId'>
type Asked = { seats?: number; lineId?: string; headers?: Record<string, string> }

/** The first line of an order, with which its seats were bought. */
export async function lineOf(house: House, orderId: string): Promise<string> {
  const [row] = await house.witness(
    `select id from order_lines where order_id = '${orderId}' order by position limit 1`,
  )
  return String(row!.id)
}

const at = ({ companyId }: Firm, { offeringId }: Start) => `/companies/${companyId}/seats/${offeringId}`
const ofMember = ({ manager }: Firm) => ({ cookie: manager.cookie })

export type FromTo = { from: Start; to: Start; orderId: string }

export async function lookSeats(house: House, firm: Firm, way: FromTo, { seats = 1, lineId, headers }: Asked = {}) {
  const body = { lineId: lineId ?? (await lineOf(house, way.orderId)), seats, to: way.to.offeringId }
  return ask<SeatsSeen>(house, `${at(firm, way.from)}/move/preview`, {
    method: 'POST',
    headers: headers ?? ofMember(firm),
    body,
  })
}

type Confirm = Asked & { previewId: string; key?: string; reason?: string }

export async function confirmSeats(house: House, firm: Firm, way: FromTo, asked: Confirm) {
  const { seats = 1, lineId, headers, previewId, key = randomUUID(), reason } = asked
  const body = { previewId, lineId: lineId ?? (await lineOf(house, way.orderId)), seats, to: way.to.offeringId }
  return ask<SeatsSeen>(house, `${at(firm, way.from)}/${reason ? 'moves-by-staff' : 'moves'}`, {
    method: 'POST',
    headers: { ...(headers ?? ofMember(firm)), 'idempotency-key': key },
    body: { ...body, ...(reason && { reason }) },
  })
}

/** Looks, and does what was seen; what was seen is told along. */
export async function moveSeats(house: House, firm: Firm, way: FromTo, asked: Asked & { reason?: string } = {}) {
  const seen = await lookSeats(house, firm, way, asked)
  if (seen.status !== 200) throw new Error(JSON.stringify(seen.body))
  const done = await confirmSeats(house, firm, way, { ...asked, previewId: seen.body.previewId })
  if (done.status !== 201) throw new Error(JSON.stringify(done.body))
  return { seen: seen.body, done: done.body }
}
