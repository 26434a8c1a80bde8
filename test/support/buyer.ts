import { randomUUID } from 'node:crypto'

/** What a buyer sees of an answer: its status and its body. */
export type Answer = {
  status: number
  body: Record<string, unknown> & { id: string; state: string; type: string }
  /** The header that says how many seconds to wait. */
  retryAfter?: string | null
}
type Ask = { method?: string; body?: unknown; headers?: Record<string, string> }

/** One call to the API. An answer that never comes is status 0, as for a buyer whose line was cut. */
export async function ask(url: string, { method = 'GET', body, headers = {} }: Ask = {}): Promise<Answer> {
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: text === '' ? {} : JSON.parse(text),
      retryAfter: answer.headers.get('retry-after'),
    } as Answer
  } catch {
    return { status: 0, body: {} } as Answer
  }
}

export const person = (n: number | string) => ({
  kind: 'person',
  name: `Kjøper ${n}`,
  email: `kjoper-${n}@example.no`,
  street: 'Storgata 1',
  postcode: '0155',
  city: 'Oslo',
})
export const company = (n = 0) => ({
  kind: 'company',
  name: 'Bedrift Øst AS',
  organisationNumber: ORGANISATIONS[n]!,
  contactName: 'Ola Hansen',
  email: 'innkjop@bedrift.example',
  street: 'Storgata 5',
  postcode: '0155',
  city: 'Oslo',
})
const ORGANISATIONS = ['987654325', '974767880']

export type Filled = { cartId: string; token: string; offeringId: string; total: number }

/** A cart with so many seats of an offering, quoted. */
export async function fillCart(url: string, offeringId: string, quantity = 1): Promise<Filled> {
  const cart = await ask(`${url}/carts`, { method: 'POST', body: {} })
  const token = cart.body.token as string
  const filled = await ask(`${url}/carts/${cart.body.id}/lines`, {
    method: 'POST',
    body: { offeringId, quantity },
    headers: { 'cart-token': token },
  })
  return {
    cartId: cart.body.id,
    token,
    offeringId,
    total: (filled.body.total as { minor: number } | undefined)?.minor ?? 0,
  }
}

type How = {
  payer: object
  payBy: 'card' | 'invoice'
  key?: string
  extra?: object
  headers?: Record<string, string>
}

export const checkOut = (
  url: string,
  cart: Filled,
  { payer, payBy, key = randomUUID(), extra = {}, headers = {} }: How,
): Promise<Answer> =>
  ask(`${url}/carts/${cart.cartId}/checkout`, {
    method: 'POST',
    body: { payer, payBy, expectedTotal: { minor: cart.total, currency: 'NOK' }, acceptedSalesTerms: 1, ...extra },
    headers: { 'cart-token': cart.token, 'idempotency-key': key, ...headers },
  })

/** From an empty cart to a placed order by card. */
export const placeByCard = async (url: string, offeringId: string, n: number | string): Promise<Answer> =>
  checkOut(url, await fillCart(url, offeringId), { payer: person(n), payBy: 'card' })

export function sessionOf({ status, body }: Answer): string {
  const page = body.paymentPage as { url: string } | null | undefined
  if (!page) throw new Error(`there is no payment page: ${status} ${JSON.stringify(body)}`)
  return page.url.split('/').at(-1)!
}

/** What the buyer does on the payment page, over the sandbox's control port. */
export const pay = (sandbox: string, placed: Answer, how: object = { outcome: 'paid' }): Promise<Answer> =>
  ask(`${sandbox}/_sandbox/sessions/${sessionOf(placed)}/pay`, { method: 'POST', body: how })

export const readOrder = (url: string, placed: Answer): Promise<Answer> =>
  ask(`${url}/orders/${placed.body.id}`, { headers: { 'order-token': placed.body.orderToken as string } })

/** Asks again until the answer fits; fails with the last one. */
export async function until<T>(look: () => Promise<T>, fits: (seen: T) => boolean, seconds = 15): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const seen = await look()
    if (fits(seen)) return seen
    if (Date.now() > end) throw new Error(`still after ${seconds} s: ${JSON.stringify(seen).slice(0, 600)}`)
    await new Promise((again) => setTimeout(again, 25))
  }
}
