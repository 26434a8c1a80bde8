import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEMO_KEY } from '../../src/demo/demo-key.ts'
import {
  type Answer,
  ask,
  checkOut,
  company,
  type Filled,
  fillCart,
  pay,
  person,
  placeByCard,
  readOrder,
  until,
} from '../../test/support/buyer.ts'
import type { Shop } from './shop.ts'

/** What stands open in a shop when its program is replaced, and what was said of it. */
export type Trade = {
  /** What all of it is about. */
  offeringId: string
  paid: Answer
  /** Its payment page is open, and nobody has paid. */
  pending: Answer
  /** Of a company, with two seats that nobody is named for. */
  onInvoice: Answer
  /** Filled and priced; not ordered. */
  cart: Filled
  /** Whose place on a waiting list it is, signed in; the link of it has been mailed, and nobody has opened it. */
  learner: { cookie: string; entryId: string; token: string }
  /** Paid a moment before the program is killed: nobody has been told of it. */
  justPaid: Answer
  justPaidBy: string
  /** What one gets who asks a second time with the same key. */
  again: { cart: Filled; key: string; orderId: string }
}

type Offer = {
  offeringId: string
  sale: string
  price: { gross: { minor: number }; vat?: { minor: number } }
  seats: { left: number }
}

export const withKey = { authorization: `Bearer ${DEMO_KEY}` }
const WAIT_S = 60

/** Buys as people do, over HTTP, until something of each kind stands open. */
export async function makeTrade(shop: Shop): Promise<Trade> {
  const { url } = shop.demo
  const offeringId = (await offersIn(shop))[0]!.offeringId
  const paid = await bought(shop, offeringId, 'betalt')
  const learner = await waitFor(shop)
  const onInvoice = await checkOut(url, await fillCart(url, offeringId, 2), { payer: company(), payBy: 'invoice' })
  expectStatus('an order on invoice', onInvoice, 201)
  const again = { cart: await fillCart(url, offeringId), key: randomUUID(), orderId: '' }
  again.orderId = (await checkOut(url, again.cart, { payer: person('igjen'), payBy: 'card', key: again.key })).body.id
  const pending = await placeByCard(url, offeringId, 'apen')
  expectStatus('an order by card', pending, 201)
  const cart = await fillCart(url, offeringId)
  const justPaid = await placeByCard(url, offeringId, 'nettopp')
  await pay(sandboxOf(shop), justPaid)
  return { offeringId, paid, pending, onInvoice, cart, learner, justPaid, justPaidBy: person('nettopp').email, again }
}

/** What is on sale for money, that with the most seats left first; exempt from VAT, so that it is invoiced at once, where there is such. */
export async function offersIn({ demo }: Shop): Promise<Offer[]> {
  const { body } = await ask(`${demo.url}/offerings?limit=50`)
  const open = (body.offers as Offer[]).filter(({ sale, price }) => sale === 'open' && price.gross.minor > 0)
  return open.sort((a, b) => (a.price.vat?.minor ?? 0) - (b.price.vat?.minor ?? 0) || b.seats.left - a.seats.left)
}

/** An order that is paid by card, with its invoice drawn. */
export async function bought(shop: Shop, offeringId: string, name: string): Promise<Answer> {
  const placed = await placeByCard(shop.demo.url, offeringId, name)
  expectStatus('an order by card', placed, 201)
  await pay(sandboxOf(shop), placed)
  await untilOrder(shop, placed, 'confirmed')
  return placed
}

export const untilOrder = (shop: Shop, placed: Answer, state: string): Promise<Answer> =>
  until(
    () => readOrder(shop.demo.url, placed),
    ({ body }) => body.state === state,
    WAIT_S,
  )

/** A learner who is signed in waits for a seat of a start that is full. */
async function waitFor({ demo: { url } }: Shop): Promise<Trade['learner']> {
  const { body } = await ask(`${url}/offerings?limit=50`)
  const full = (body.offers as Offer[]).find(({ seats }) => seats.left === 0)
  if (!full) throw new Error('The demo has no start that is full.')
  const cookie = await signIn(url, 'learner')
  const joined = await ask(`${url}/offerings/${full.offeringId}/waiting-entries`, {
    ...{ method: 'POST', body: {}, headers: { cookie, origin: url } },
  })
  expectStatus('a place on a waiting list', joined, 202)
  const mine = await ask(`${url}/me/waiting-entries`, { headers: { cookie } })
  const [entry] = mine.body.entries as { id: string; token: string }[]
  return { cookie, entryId: entry!.id, token: entry!.token }
}

async function signIn(url: string, role: string): Promise<string> {
  const answer = await fetch(`${url}/demo/sign-in`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ role }) },
    headers: { origin: url, accept: 'text/html' },
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (answer.status !== 303) throw new Error(`Signing in as ${role} was answered by ${answer.status}.`)
  return cookies.join('; ')
}

export const sandboxOf = ({ dataDir }: Shop): string =>
  `http://127.0.0.1:${readFileSync(join(dataDir, 'stripe-port'), 'utf8')}`

export function expectStatus(what: string, { status, body }: Answer, wanted: number): void {
  if (status !== wanted) throw new Error(`${what} was answered by ${status}: ${JSON.stringify(body).slice(0, 400)}`)
}
