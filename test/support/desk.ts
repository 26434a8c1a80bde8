import { randomUUID } from 'node:crypto'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import type { Role } from '../../src/platform/actor.ts'
import { type Answer, ask, company, readOrder, until } from './buyer.ts'
import { type Fleet, startFleet } from './fleet.ts'

/** A shop of one server process with keys for finance and for a program that sells. */
export type Desk = {
  fleet: Fleet
  shop: string
  finance: { authorization: string }
  /** A purchase in one call by the selling program. */
  oneCall(body: object, key?: string, headers?: Record<string, string>): Promise<Answer>
  /** The order, once so many of its documents have their files. */
  documented(placed: Answer, n?: number): Promise<Answer>
}

export async function openDesk(how: Parameters<typeof startFleet>[0] = {}): Promise<Desk> {
  const fleet = await startFleet(how)
  const shop = fleet.urls[0]!
  const keyFor = async (role: Role) => {
    const { key } = await fleet.does((tx) => makeApiKey(tx, { name: role, roles: [role], personal: true }))
    return { authorization: `Bearer ${key}` }
  }
  const program = await keyFor('course-administrator')
  return {
    fleet,
    shop,
    finance: await keyFor('finance'),
    oneCall: (body, key = randomUUID(), headers = { 'idempotency-key': key }) =>
      ask(`${shop}/orders`, { method: 'POST', body, headers: { ...program, ...headers } }),
    documented: (placed, n = 1) =>
      until(
        () => readOrder(shop, placed),
        ({ body }) => (body.documents as { pdf: string | null }[]).filter(({ pdf }) => pdf).length === n,
      ),
  }
}

/** Seats for a company on invoice, nobody named yet. */
export const orderOf = (offeringId: string, quantity: number, extra: object = {}) => ({
  lines: [{ offeringId, quantity }],
  payer: company(),
  payBy: 'invoice',
  expectedTotal: { minor: 490_000 * quantity, currency: 'NOK' },
  acceptedSalesTerms: 1,
  ...extra,
})
