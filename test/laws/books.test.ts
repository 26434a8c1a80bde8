import type postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pricedLines } from '../../src/cart/cart-view.ts'
import { creditOrder } from '../../src/checkout/credit-order.ts'
import type { CreditOrder } from '../../src/checkout/credit-wish.ts'
import { orderNow } from '../../src/checkout/order-now.ts'
import { lockCorrectable, reissueInvoice } from '../../src/checkout/reissue-invoice.ts'
import { moveClock } from '../../src/demo/clock.ts'
import { issueDocuments } from '../../src/invoicing/issue-documents.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { Problem } from '../../src/platform/problems.ts'
import { ExtraBody } from '../../src/pricing/extra-body.ts'
import { addExtra } from '../../src/pricing/put-extra.ts'
import { quoteOf } from '../../src/pricing/quote.ts'
import { offersOf } from '../../src/storefront/offers.ts'
import { withExtras } from '../../src/storefront/with-extras.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { company, pay, person, until } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { promise } from '../support/promises.ts'

/** `CT_STEPS=2000` plays the long run; the same `CT_SEED` plays the same one again. */
const STEPS = Number(process.env.CT_STEPS ?? 600)
/** The books are looked over in full so often, and at the end. */
const LOOK_EVERY = STEPS / 4
const DAY_SECONDS = 86_400
const SEED = Number(process.env.CT_SEED ?? Math.floor(Math.random() * 2 ** 31))

type Offered = { offeringId: string; grossMinor: number; extraIds: string[] }
const KINDS = [
  { taxClass: 'exempt-teaching', netMinor: 490_000, grossMinor: 490_000 },
  { taxClass: 'standard', netMinor: 79_999, grossMinor: 99_999 },
  { taxClass: 'food', netMinor: 33_333, grossMinor: 38_333 },
  { taxClass: 'low', netMinor: 10_101, grossMinor: 11_313 },
] as const

const LUNCH_GROSS = 20_444

let desk: Desk
let state = SEED
const orders: string[] = []
const did = { sold: 0, paid: 0, credited: 0, reissued: 0, refused: 0 }

beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

/** The same seed plays the same run (mulberry32). */
function chance(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const among = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
const upTo = (most: number) => 1 + Math.floor(chance() * most)

async function offer(): Promise<Offered[]> {
  const startsAt = daysAfter(await desk.fleet.does(async (tx) => tx.now), 40)
  const offers: Offered[] = []
  for (const { grossMinor, ...price } of KINDS) {
    const launched = await launch(desk.fleet, {
      capacity: 5_000,
      offering: { startsAt },
      price: { currency: 'NOK', taxDecision: 'Ingrid', ...price },
    })
    offers.push({ ...launched, grossMinor, extraIds: await extrasFor(launched.offeringId) })
  }
  return offers
}

/** A lunch with the first session, at times for several of it, and a book that is sent at once. */
async function extrasFor(offeringId: string): Promise<string[]> {
  const extras = [
    { name: { nb: 'Lunsj', en: 'Lunch' }, netMinor: 17_777, taxClass: 'food', mostPerSeat: 2 },
    { name: { nb: 'Bok', en: 'Book' }, netMinor: 39_900, taxClass: 'zero', delivered: 'on-order' },
    { name: { nb: 'Hefte', en: 'Booklet' }, netMinor: 0, taxClass: 'standard' },
  ]
  const made = extras.map((extra) =>
    desk.fleet.does((tx) => addExtra(tx, { ...ExtraBody.parse({ ...extra, taxDecision: 'Ingrid' }), offeringId })),
  )
  return (await Promise.all(made)).map(({ extraId }) => extraId)
}

/** A company's order of any of the offerings, at the total that the till quotes. */
async function sell(offers: readonly Offered[]): Promise<void> {
  const picked = offers.filter(() => chance() < 0.5)
  const lines = (picked.length > 0 ? picked : [offers[0]!]).map(({ offeringId, extraIds }) => {
    const quantity = upTo(4)
    const extras = extraIds.flatMap((extraId) => (chance() < 0.3 ? [{ extraId, quantity: upTo(quantity) }] : []))
    return { offeringId, quantity, people: [], extras }
  })
  const placed = await desk.fleet.does(async (tx) => {
    const known = await offersOf(
      tx,
      lines.map(({ offeringId }) => offeringId),
      'nb',
    )
    const quotable = lines.flatMap(({ offeringId, quantity, extras }) => {
      const offer = known.find((each) => each.offeringId === offeringId)!
      return pricedLines(offer, quantity, withExtras(offer, { quantity, extras }))
    })
    return orderNow(tx, {
      lines,
      payer: { ...company(), kind: 'company', country: 'NO' },
      payBy: 'invoice',
      expectedTotal: quoteOf(quotable, 'NOK').total,
      acceptedSalesTerms: 1,
      lang: 'nb',
    })
  })
  orders.push(placed.orderId)
  did.sold++
}

/** With a lunch now and then, which the payment covers and which is invoiced later. */
async function sellByCard({ offeringId, grossMinor, extraIds }: Offered): Promise<void> {
  const [lunch] = extraIds
  const extras = chance() < 0.5 ? [{ extraId: lunch!, quantity: 1 }] : []
  const placed = await desk.oneCall({
    lines: [{ offeringId, quantity: 1, extras }],
    payer: person(`lov-${did.paid}-${SEED}`),
    payBy: 'card',
    expectedTotal: { minor: grossMinor + extras.length * LUNCH_GROSS, currency: 'NOK' },
    acceptedSalesTerms: 1,
  })
  expect(placed.status).toBe(201)
  await pay(desk.fleet.sandbox.url, placed)
  orders.push(placed.body.id)
  did.paid++
}

async function creditSome(): Promise<void> {
  const orderId = among(orders)
  const places = await desk.fleet
    .witness`select line_id, position from order_places where order_id = ${orderId} and returned_at is null`
  const lines = await desk.fleet
    .witness`select id, seat_line_id, quantity from order_lines where order_id = ${orderId} and kind = 'extra'`
  const seat = places[Math.floor(chance() * places.length)]
  const extra = lines.find(({ seat_line_id }) => seat_line_id === seat?.line_id)
  const wishes: Omit<CreditOrder, 'reason'>[] = [
    { amountMinor: upTo(200_000) },
    ...(seat ? [{ seats: [{ lineId: seat.line_id as string, position: seat.position as number }] }] : []),
    ...(seat && extra ? [withExtra(seat, extra)] : []),
    ...(seat ? [{ lines: [{ lineId: seat.line_id as string, netMinor: upTo(50_000) }] }] : []),
    ...(chance() < 0.2 ? [{}] : []),
  ]
  try {
    await desk.fleet.does((tx) => creditOrder(tx, orderId, { reason: 'Avtalt', ...among(wishes) }))
    did.credited++
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    did.refused++
  }
}

/** A seat given back with so many of what was bought beside it, delivered or not. */
const withExtra = (seat: postgres.Row, extra: postgres.Row) => ({
  seats: [{ lineId: seat.line_id as string, position: seat.position as number }],
  extras: [{ lineId: extra.id as string, quantity: upTo(Number(extra.quantity) + 1) - 1 }],
})

/** The newest invoice of an order names somebody else from now on. */
async function reissueSome(): Promise<void> {
  const orderId = among(orders)
  const [invoice] = await desk.fleet
    .witness`select id from documents where order_id = ${orderId} and kind = 'invoice' order by number desc limit 1`
  if (!invoice) return
  try {
    await desk.fleet.does(async (tx) => {
      const correctable = await lockCorrectable(tx, invoice.id as string)
      const { billing } = correctable
      const buyerReference = `Ref ${upTo(1_000)}`
      await reissueInvoice(tx, correctable, { billing: { ...billing, buyerReference }, reason: 'Feil referanse' })
    })
    did.reissued++
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    did.refused++
  }
}

const settled = async () => {
  await until(
    () => desk.fleet
      .witness`select (select count(*) from documents_due u where u.fault is null and u.due_from <= (app_now() at time zone 'Europe/Oslo')::date)
      + (select count(*) from refunds where succeeded_at is null and failed_at is null)
      + (select count(*) from payments where captured_at is null and ended_at is null) as open`,
    ([row]) => Number(row!.open) === 0,
    60,
  )
}

test(`any ${STEPS} sales, credits, refunds and days leave books that tie`, {
  timeout: Math.max(240_000, STEPS * 250),
}, async () => {
  let offers = await offer()
  for (let step = 1; step <= STEPS; step++) {
    const dice = chance()
    if (dice < 0.55 || orders.length === 0) await sell(offers)
    else if (dice < 0.58) await sellByCard(among(offers))
    else if (dice < 0.62) await desk.fleet.does((tx) => issueDocuments(tx, desk.shop))
    else if (dice < 0.7) await reissueSome()
    else if (dice < 0.99) await creditSome()
    else await desk.fleet.does((tx) => moveClock(tx, upTo(4) * DAY_SECONDS))
    if (step % LOOK_EVERY > 0) continue
    await settled()
    await expectSoundBooks(desk.fleet.witness)
    offers = await offer()
  }
  await expectBankEqualsBooks(desk.fleet.sandbox.url, desk.fleet.witness)
  const [unbalanced] = await desk.fleet
    .witness`select count(*)::int as n from postings where amount_minor <= 0 or debit = credit`
  expect(unbalanced!.n).toBe(0)
  expect(did.credited).toBeGreaterThan(STEPS / 20)
  expect(did.reissued).toBeGreaterThan(STEPS / 100)
  promise(
    `${STEPS} random steps (seed ${SEED}): ${did.sold} sales on invoice, ${did.paid} by card, ${did.credited} credits, ${did.reissued} invoices replaced, ${did.refused} refused: receivables, VAT, advances and deferred income tie, bank = books`,
  )
})
