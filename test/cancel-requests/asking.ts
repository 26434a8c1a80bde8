import { randomUUID } from 'node:crypto'
import { act } from '../../src/platform/till.ts'
import { setTerms } from '../../src/terms/set-terms.ts'
import { type Look, look, moveTo, toBuy } from '../cancelling/buyer.ts'
import { RULES } from '../giving-back/firm.ts'
import type { House } from '../support/constellation.ts'
import { ask, type Offering, type Placed } from '../support/make.ts'

export const DAY_S = 86_400
const SECOND_MS = 1_000

type Request = {
  id: string
  words: string
  asked: { back: { minor: number } }
  end: { as: string; reason: string } | null
}
export type Asked = { request: Request; now: Look | null }
type Headers = Record<string, string>

/** A course whose terms leave cancelling to staff. */
export async function onAsking(house: House, change: Parameters<typeof toBuy>[1] = {}): Promise<Offering> {
  const offering = await toBuy(house, change)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    setTerms(tx, {
      ...{ offeringId: offering.offeringId, code: 'etter-avtale', name: { nb: 'Etter avtale', en: 'On request' } },
      ...{ inWords: { nb: 'Se under.', en: 'See below.' }, rules: { ...RULES, learnerCancels: 'asks' } },
    }),
  )
  return offering
}

/** The clock passes the last instant at which the buyer can withdraw, which is not always two weeks after they bought. */
export async function afterTheRight(house: House, placed: Placed): Promise<void> {
  await moveTo(house, (await look(house, placed)).body.withdrawUntil!, -SECOND_MS)
}

const posted = <T>(house: House, path: string, { headers, body }: { headers: Headers; body?: object }) =>
  ask<T>(house, path, { method: 'POST', headers: { ...headers, 'idempotency-key': randomUUID() }, body })

export const askFor = (
  house: House,
  { id, orderToken }: Placed,
  body: { previewId: string; words?: string; seats?: { lineId: string; position: number }[] },
) => posted<Request>(house, `/orders/${id}/cancel-requests`, { headers: { 'order-token': orderToken }, body })

export const takeBack = (house: House, { id, orderToken }: Placed, requestId: string) =>
  posted<Request>(house, `/orders/${id}/cancel-requests/${requestId}/take-back`, {
    headers: { 'order-token': orderToken },
  })

type Answer = { granted: true; previewId: string } | { granted: false; reason: string }
export const answer = (house: House, requestId: string, call: { headers: Headers; body: Answer }) =>
  posted<Request>(house, `/cancel-requests/${requestId}/answer`, call)
