import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { z } from 'zod'
import type { OrderReply, PlacedReply } from '../../src/checkout/replies.ts'
import { type MakeApiKey, makeApiKey } from '../../src/identity/make-api-key.ts'
import type { Actor, AnyRole } from '../../src/platform/actor.ts'
import { daysAfter, HOUR_MS } from '../../src/platform/clock.ts'
import type { Currency } from '../../src/platform/money.ts'
import { act } from '../../src/platform/till.ts'
import { type Launched, type LaunchOffering, launchOffering } from '../../src/storefront/launch-offering.ts'
import type { House } from './constellation.ts'

type Change = {
  invoiceToPersons?: boolean
  mode?: 'campus' | 'online'
  capacity?: number
  currency?: Currency
  /** Net, in minor units; exempt from VAT unless `taxClass` says otherwise. */
  price?: number
  taxClass?: 'exempt-teaching' | 'standard'
  startsInDays?: number
  title?: string
}
export type Offering = Launched & { price: number; gross: number; currency: Currency }
export type Order = z.output<typeof OrderReply>
export type Placed = z.output<typeof PlacedReply>
type Asked = { offering: Offering; quantity?: number; people?: { name: string; email: string }[] }
type Buyer = { name?: string; email?: string }

const keeper: Actor = { kind: 'job', name: 'test' }
const POLL_MS = 20
const PATIENCE_MS = 15_000

let made = 0
export const unique = (): string => `${++made}-${randomUUID().slice(0, 8)}`

export const make = {
  /** A published offering of a course of its own. */
  async offering(house: House, change: Change = {}): Promise<Offering> {
    const price = change.price ?? 490_000
    const launched = await act(house.till, keeper, (tx) => launchOffering(tx, draft(change, price, tx.now)))
    const currency = change.currency ?? 'NOK'
    return { ...launched, price, currency, gross: change.taxClass === 'standard' ? Math.round(price * 1.25) : price }
  },
  /** An API key with these roles, which is told names unless something else is said. */
  async client(house: House, roles: AnyRole[], more: Partial<MakeApiKey> = {}): Promise<string> {
    return (await act(house.till, keeper, (tx) => makeApiKey(tx, { name: 'test', roles, personal: true, ...more }))).key
  },
}

/** Speaks JSON with the program. `status` and `body` are what came back, whatever it was. */
export async function ask<T = Record<string, unknown>>(
  house: Pick<House, 'url'>,
  path: string,
  { method = 'GET', body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: T }> {
  const answer = await fetch(`${house.url}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T }
}

export const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` })

export const person = ({ name = 'Kari Prøve', email = `kari-${unique()}@example.test` }: Buyer = {}) =>
  ({ kind: 'person', name, email, street: 'Storgata 1', postcode: '0155', city: 'Oslo', country: 'NO' }) as const

export const company = ({ name = 'Per Innkjøp', email = `per-${unique()}@bedrift.test` }: Buyer = {}) =>
  ({
    kind: 'company',
    name: 'Prøvebedriften AS',
    organisationNumber: '923609016',
    contactName: name,
    email,
    street: 'Bedriftsveien 2',
    postcode: '0250',
    city: 'Oslo',
    country: 'NO',
  }) as const

/** One call: POST /orders with a client's key. A company pays on invoice, a person by card. */
export function order(
  house: House,
  key: string,
  asked: Asked & {
    payer?: ReturnType<typeof person> | ReturnType<typeof company>
    idempotencyKey?: string
    change?: object
  },
): Promise<{ status: number; body: Placed }> {
  const payer = asked.payer ?? company()
  return ask<Placed>(house, '/orders', {
    method: 'POST',
    headers: { ...bearer(key), 'idempotency-key': asked.idempotencyKey ?? randomUUID() },
    body: {
      lines: [{ offeringId: asked.offering.offeringId, quantity: asked.quantity ?? 1, people: asked.people ?? [] }],
      payer,
      payBy: payer.kind === 'company' ? 'invoice' : 'card',
      expectedTotal: totalOf(asked),
      acceptedSalesTerms: 1,
      ...asked.change,
    },
  })
}

/** A guest's cart up to the payment page: the seats are held, nothing is paid. */
export async function checkOut(
  house: House,
  asked: Asked & { buyer?: Buyer },
): Promise<{ status: number; body: Placed }> {
  const { body: cart } = await ask<{ id: string; token: string }>(house, '/carts', { method: 'POST', body: {} })
  const headers = { 'cart-token': cart.token }
  const line = { offeringId: asked.offering.offeringId, quantity: asked.quantity ?? 1, people: asked.people ?? [] }
  const put = await ask(house, `/carts/${cart.id}/lines`, { method: 'POST', headers, body: line })
  if (put.status !== 200) return put as unknown as { status: number; body: Placed }
  return ask<Placed>(house, `/carts/${cart.id}/checkout`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    body: { payer: person(asked.buyer), payBy: 'card', expectedTotal: totalOf(asked), acceptedSalesTerms: 1 },
  })
}

/** Pays an order's page as its buyer would; `change` lets the bank do something else. */
export async function pay(house: House, { paymentPage }: Placed, change: object = {}): Promise<void> {
  const session = /cs_\w+/.exec(paymentPage?.url ?? '')?.[0]
  if (!session) throw new Error(`there is no payment page: ${JSON.stringify(paymentPage)}`)
  await payAtBank(house, session, change)
}

export async function payAtBank(house: Pick<House, 'sandboxUrl'>, session: string, change: object = {}): Promise<void> {
  const body = JSON.stringify({ outcome: 'paid', ...change })
  const url = `${house.sandboxUrl}/_sandbox/sessions/${session}/pay`
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (!answer.ok) throw new Error(await answer.text())
}

/** A guest buys by card, from the cart to the confirmed order. */
export async function buy(house: House, asked: Asked & { buyer?: Buyer }): Promise<Order> {
  const { status, body } = await checkOut(house, asked)
  if (status !== 201) throw new Error(JSON.stringify(body))
  await pay(house, body)
  return untilOrder(house, body, ({ state }) => state === 'confirmed')
}

export async function readOrder(house: House, { id, orderToken }: Pick<Placed, 'id' | 'orderToken'>): Promise<Order> {
  return (await ask<Order>(house, `/orders/${id}`, { headers: { 'order-token': orderToken } })).body
}

/** Looks at an order until it fits; fails with what it was last. */
export async function untilOrder(
  house: House,
  placed: Pick<Placed, 'id' | 'orderToken'>,
  fits: (order: Order) => boolean,
): Promise<Order> {
  let last: Order | undefined
  await until(
    async () => {
      last = await readOrder(house, placed)
      return fits(last)
    },
    () => JSON.stringify(last),
  )
  return last!
}

/** Polls until it is so; fails after fifteen seconds, or as many as are given, with what `otherwise` tells. */
export async function until(
  so: () => boolean | Promise<boolean>,
  otherwise: () => string = () => 'it never came true',
  patienceMs = PATIENCE_MS,
): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await so()); await setTimeout(POLL_MS)) {
    if (Date.now() > end) throw new Error(otherwise())
  }
}

const totalOf = ({ offering, quantity = 1 }: Asked) => ({
  minor: offering.gross * quantity,
  currency: offering.currency,
})

function draft(
  {
    capacity = 20,
    taxClass = 'exempt-teaching',
    startsInDays = 30,
    title = 'Praktisk statistikk',
    invoiceToPersons = false,
    mode = 'campus',
    currency = 'NOK',
  }: Change,
  netMinor: number,
  now: Date,
): LaunchOffering {
  const startsAt = daysAfter(now, startsInDays)
  const hours = (n: number) => new Date(startsAt.getTime() + n * HOUR_MS)
  const words = {
    title,
    summary: 'Tall du kan stole på.',
    description: 'Vi regner sammen.',
    outcomes: '',
    prerequisites: '',
  }
  return {
    course: {
      slug: `kurs-${unique()}`,
      faculty: 'Fakultet for helsevitenskap',
      creditTenths: 25,
      level: 'bachelor',
      topics: ['statistikk'],
      contactEmail: 'kurs@proveskolen.example',
      texts: { nb: words },
    },
    offering: {
      code: `K-${unique()}`,
      invoiceToPersons,
      employerHoldDays: 7,
      mode,
      place: 'Pilestredet 35, Oslo',
      teachingLang: 'nb',
      zone: 'Europe/Oslo',
      startsAt,
      endsAt: hours(30),
      saleOpensAt: daysAfter(now, -60),
      saleClosesAt: daysAfter(startsAt, -1),
      minimum: 1,
      sessions: [{ startsAt, endsAt: hours(6), place: 'Rom P45' }],
    },
    price: { currency, netMinor, taxClass, taxDecision: 'Undervisning etter § 3-5' },
    capacity,
    terms: {
      code: 'standard',
      name: { nb: 'Standard', en: 'Standard' },
      inWords: { nb: 'Gratis til to uker før.', en: 'Free until two weeks before.' },
    },
  }
}
