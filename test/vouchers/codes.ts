import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { House } from '../support/constellation.ts'
import { ask, bearer, company, make, type Offering, type Placed, person } from '../support/make.ts'

export type Headers = Record<string, string>
export const nok = (minor: number) => ({ minor, currency: 'NOK' })
type Amount = { minor: number; currency: string }
type Body = {
  id: string
  type: string
  total: Amount
  seatsUsed: number
  sums: unknown
  orders: unknown
  vouchers: unknown
  lines: { unitNet: Amount; gross: Amount; voucher: unknown }[]
}
export type Reply<B = Body> = { status: number; body: B }
let numbered = 0
/** The database had no connection free in time. */
const BUSY = 503

/** What a voucher says where nothing else matters: 20 % off everything, for everybody, always. */
export const said = (change: object = {}) => ({
  ...{ campaign: 'Sommer', percentBasisPoints: 2000, fromAt: '2020-01-01T00:00:00Z', reason: 'Prøve', ...change },
})

/** Those who make codes, and carts that have one. */
export async function openCodes(house: House) {
  const finance = bearer(await make.client(house, ['finance']))
  const send = (path: string, method = 'GET', body?: object, headers: Headers = finance): Promise<Reply> =>
    ask(house, path, { method, headers, ...(body && { body }) })
  const makeVoucher = (change: object = {}): Promise<Reply> => send('/vouchers', 'POST', said(change))
  /** A voucher with a code of its own. */
  async function voucher(change: object = {}, code = `KODE${++numbered}`): Promise<{ id: string; code: string }> {
    const made = await makeVoucher({ code, ...change })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    return { id: made.body.id, code }
  }
  /** A guest's cart, or that of whoever the headers are, with so many seats of each. */
  async function cart(offerings: readonly Offering[], quantity = 1, headers?: Headers) {
    const { body } = await ask<{ id: string; token: string | null }>(house, '/carts', {
      method: 'POST',
      body: {},
      ...(headers && { headers }),
    })
    const own = headers ?? { 'cart-token': body.token! }
    for (const { offeringId } of offerings)
      await ask(house, `/carts/${body.id}/lines`, { method: 'POST', headers: own, body: { offeringId, quantity } })
    const enter = (code: string) => send(`/carts/${body.id}/voucher`, 'PUT', { code }, own)
    const drop = () => send(`/carts/${body.id}/voucher`, 'DELETE', undefined, own)
    const read = () => send(`/carts/${body.id}`, 'GET', undefined, own)
    /** Whoever is told that the database is busy asks again with the same key, as one should: the order may be there already. */
    const order = async (total: number, change: object = {}): Promise<Reply<Placed & { type: string }>> => {
      const headers = { ...own, 'idempotency-key': randomUUID() }
      const wish = { payer: company(), payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: nok(total), ...change }
      for (;;) {
        const reply = await ask(house, `/carts/${body.id}/checkout`, { method: 'POST', headers, body: wish })
        if (reply.status !== BUSY) return reply as never
      }
    }
    return { id: body.id, headers: own, enter, drop, read, order }
  }
  const used = async (id: string): Promise<number> => (await send(`/vouchers/${id}`)).body.seatsUsed
  return { send, makeVoucher, voucher, cart, used, finance }
}
export type Codes = Awaited<ReturnType<typeof openCodes>>
/** A private buyer by card. */
export const byCard = (email?: string) => ({ payer: person(email ? { email } : {}), payBy: 'card' })
