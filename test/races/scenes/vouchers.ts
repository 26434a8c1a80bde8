import { randomUUID } from 'node:crypto'
import { makeVoucher } from '../../../src/vouchers/write-voucher.ts'
import { launch } from '../../storefront/make.ts'
import { ask, company, fillCart } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

/** Two carts are ordered at the same moment by a code that is left for one seat. */
export async function lastUseTwice(fleet: Fleet) {
  const code = `SISTE-${randomUUID().slice(0, 8).toUpperCase()}`
  await fleet.does((tx) =>
    makeVoucher(tx, {
      ...{ campaign: 'Sist', percentBasisPoints: 10_000, amount: null, forWhom: 'everybody', reason: 'Prøve' },
      ...{ faculties: null, courseIds: null, offeringIds: null, fromAt: '2020-01-01T00:00:00Z', untilAt: null },
      ...{ fromSeats: 1, seatsMost: 1, buyerMost: null, code },
    }),
  )
  const [shop] = fleet.urls
  const [first, second] = [await launch(fleet, { capacity: 5 }), await launch(fleet, { capacity: 5 })]
  const carts = [await fillCart(shop!, first.offeringId), await fillCart(shop!, second.offeringId)]
  const send = ({ cartId, token }: { cartId: string; token: string }, path: string, method: string, body: object) =>
    ask(`${shop}/carts/${cartId}/${path}`, {
      ...{ method, body },
      headers: { 'cart-token': token, 'idempotency-key': randomUUID() },
    })
  for (const cart of carts) await send(cart, 'voucher', 'PUT', { code })
  const order = { payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: { minor: 0, currency: 'NOK' } }
  const payer = (at: number) => ({ ...company(at), email: `kode-${at}@bedrift.example` })
  let answers: ReturnType<typeof ask>[] = []
  await fleet.nobodyWrites('order_lines', async () => {
    answers = carts.map((cart, at) => send(cart, 'checkout', 'POST', { ...order, payer: payer(at) }))
    await someoneWaits(fleet, 2)
  })
  const said = await Promise.all(answers)
  return {
    placed: said.filter(({ status }) => status === 201).length,
    refused: said.filter(({ status }) => status !== 201).map(({ body }) => body.type),
  }
}
