import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pricedLines } from '../../src/cart/cart-view.ts'
import { agree } from '../../src/checkout/agree.ts'
import { type Agreed, sell } from '../../src/checkout/sell.ts'
import { type Captured, settle } from '../../src/checkout/settle.ts'
import { contactOf, peopleOf, type Wish } from '../../src/checkout/wish.ts'
import { ensureCompany } from '../../src/companies/ensure-company.ts'
import { ensurePeople } from '../../src/identity/ensure-people.ts'
import { Payer } from '../../src/orders/payer.ts'
import { visitor } from '../../src/platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../../src/platform/clock.ts'
import type { Tx } from '../../src/platform/db/transact.ts'
import { newId } from '../../src/platform/ids.ts'
import { addExtra } from '../../src/pricing/put-extra.ts'
import { quoteOf } from '../../src/pricing/quote.ts'
import { offersOf } from '../../src/storefront/offers.ts'
import { withExtras } from '../../src/storefront/with-extras.ts'
import { publishSalesTerms } from '../../src/terms/publish-sales-terms.ts'
import { type House, launch, openHouse } from '../storefront/make.ts'
import { company, person } from '../support/buyer.ts'
import { type Change, changeBy } from '../support/rows.ts'
import { sellStepByStep, settleStepByStep } from './step-by-step.ts'

type Ask = Pick<Wish, 'lines' | 'payer' | 'payBy'> & Partial<Wish>
type Way = { sell: typeof sellStepByStep; settle: typeof settleStepByStep }

const inOneStatement: Way = { sell: async (tx, agreed) => (await sell(tx, agreed)) !== null, settle }
const inSteps: Way = { sell: sellStepByStep, settle: settleStepByStep }

let house: House
let exempt: string
let taxed: string
let free: string
let withBook: string
let book: string
beforeAll(async () => {
  house = await openHouse()
  await house.does((tx) => publishSalesTerms(tx, { words: { nb: 'Salgsvilkår', en: 'Sales terms' } }))
  const price = { currency: 'NOK', taxDecision: 'Ingrid: recorded' } as const
  exempt = (await launch(house)).offeringId
  taxed = (await launch(house, { price: { ...price, grossMinor: 125_000, taxClass: 'standard' } })).offeringId
  free = (await launch(house, { price: { ...price, netMinor: 0, taxClass: 'exempt-teaching' } })).offeringId
  withBook = (await launch(house)).offeringId
  const extra = { ...price, offeringId: withBook, mostPerSeat: 1, required: false, delivered: 'on-order' } as const
  const named = (name: string) => ({ name: { nb: name, en: name } })
  book = (await house.does((tx) => addExtra(tx, { ...extra, ...named('Bok'), netMinor: 39_900, taxClass: 'zero' })))
    .extraId
  const lunch = { ...extra, ...named('Lunsj'), required: true, delivered: 'first-session', taxClass: 'food' } as const
  await house.does((tx) => addExtra(tx, { ...lunch, grossMinor: 23_000 }))
}, 60_000)
afterAll(() => house?.close())

const anna = { name: 'Anna Ny', email: 'anna@bedrift.example' }
const bo = { name: 'Bo Ny', email: 'bo@bedrift.example' }
const line = (offeringId: string, quantity = 1, people: { name: string; email: string }[] = []) => ({
  offeringId,
  quantity,
  people,
})
const kari = Payer.parse(person('Kari'))
const firm = Payer.parse(company())

const WISHES: Record<string, () => Ask> = {
  'a person buys one seat by card': () => ({ lines: [line(exempt)], payer: kari, payBy: 'card' }),
  'a person buys two named seats by card': () => ({ lines: [line(exempt, 2, [anna, bo])], payer: kari, payBy: 'card' }),
  'a company buys exempt and taxed seats by card, some of them named': () => ({
    lines: [line(exempt, 3, [anna]), line(taxed, 2)],
    payer: firm,
    payBy: 'card',
  }),
  'a company buys one unnamed seat on invoice': () => ({ lines: [line(exempt)], payer: firm, payBy: 'invoice' }),
  'a company buys one named, taxed seat on invoice': () => ({
    lines: [line(taxed, 1, [bo])],
    payer: firm,
    payBy: 'invoice',
  }),
  'a company buys many seats of three offerings on invoice with its references': () => ({
    lines: [line(exempt, 4, [anna, bo]), line(taxed, 2), line(free, 1, [anna])],
    payer: firm,
    payBy: 'invoice',
    purchaseOrderNumber: 'PO-7781',
    buyerReference: 'Avd. 4',
  }),
  'a person buys one seat by card with a book and the lunch that comes with it': () => ({
    lines: [{ ...line(withBook), extras: [{ extraId: book, quantity: 1 }] }],
    payer: kari,
    payBy: 'card',
  }),
  'a company buys three seats with lunch and two books beside a plain seat on invoice': () => ({
    lines: [{ ...line(withBook, 3, [anna]), extras: [{ extraId: book, quantity: 2 }] }, line(exempt)],
    payer: firm,
    payBy: 'invoice',
  }),
  'a person takes one free seat': () => ({ lines: [line(free)], payer: kari, payBy: 'card' }),
  'a company takes free seats, named and not': () => ({ lines: [line(free, 3, [bo])], payer: firm, payBy: 'invoice' }),
}

/** The frozen facts of an order, as placing it finds them. */
async function agreedFor(tx: Tx, ask: Ask): Promise<Agreed> {
  const ids = ask.lines.map(({ offeringId }) => offeringId)
  const found = await offersOf(tx, ids, 'nb')
  const offers = ids.map((id) => found.find(({ offeringId }) => offeringId === id)!)
  const extras = offers.map((offer, at) =>
    withExtras(offer, { quantity: ask.lines[at]!.quantity, extras: ask.lines[at]!.extras ?? [] }).filter(
      ({ quantity }) => quantity > 0,
    ),
  )
  const quote = quoteOf(
    offers.flatMap((offer, at) => pricedLines(offer, ask.lines[at]!.quantity, extras[at])),
    'NOK',
  )
  const wish: Wish = { lang: 'nb', expectedTotal: quote.total, acceptedSalesTerms: 1, ...ask }
  const groups = wish.lines.map((each) => peopleOf(wish, each))
  const [payerId, ...all] = await ensurePeople(tx, [contactOf(wish.payer), ...groups.flat()], 'nb')
  const people = groups.map((group) => group.map(({ name }) => ({ id: all.shift()!, name })))
  const buyer = wish.payer.kind === 'company' ? await ensureCompany(tx, wish.payer) : null
  return agree(tx, wish, { offers, extras, quote, people, payerId: payerId!, company: buyer })
}

class Undone extends Error {
  readonly change: Change
  constructor(change: Change) {
    super('undone')
    this.change = change
  }
}

/** What the work would have changed: it is taken back, so that the other way finds the same house. */
async function changeAt(now: Date, known: object, work: (tx: Tx, changed: Measure) => Promise<void>): Promise<Change> {
  const measured = house.does(async (found) => {
    const tx = { ...found, now }
    let change: Change = {}
    await work(tx, async (part) => {
      change = await changeBy(tx, { known, now }, part)
    })
    throw new Undone(change)
  }, visitor)
  return measured.then(
    () => ({}),
    (error: unknown) => {
      if (error instanceof Undone) return error.change
      throw error
    },
  )
}
type Measure = (part: () => Promise<unknown>) => Promise<void>

/** An order that has been agreed, its people and company in their tables. */
const agreedNow = (ask: Ask) => house.does(async (tx) => ({ agreed: await agreedFor(tx, ask), now: tx.now }), visitor)

describe.for(Object.entries(WISHES))('%s', ([, wish]) => {
  test('selling it in one statement writes what selling it step by step writes', async () => {
    const { agreed, now } = await agreedNow(wish())
    const sold = ({ sell: by }: Way) =>
      changeAt(now, agreed, async (tx, measure) => {
        await measure(async () => expect(await by(tx, agreed)).toBe(true))
      })
    const change = await sold(inOneStatement)
    expect(change).toEqual(await sold(inSteps))
    expect(change.orders?.here).toHaveLength(1)
    expect(change.seats?.here).toHaveLength(agreed.places.length)
  })
})

const ENROLLED_MEANWHILE = 'the people it names enrolled by another order meanwhile'
/** What may have happened to the held seats before the money comes. */
const FATES: Record<string, (tx: Tx, agreed: Agreed) => Promise<unknown>> = {
  'its seats still held': async () => {},
  'its hold lapsed and its seats free': ({ client }, { order }) =>
    client.query(
      `with o as (update orders set cancelled_at = now(), cancel_cause = 'lapsed' where id = $1 returning hold_id),
      h as (update seat_holds set released_at = now() from o where id = o.hold_id)
      update seats s set hold_id = null, held_until = '-infinity' from o where s.hold_id = o.hold_id`,
      [order.id],
    ),
  'one of its seats sold to somebody else meanwhile': ({ client }, { order }) =>
    client.query(
      `with other as (insert into seat_holds (id, ends_at, confirmed_at) values (uuidv7(), now(), now()) returning id),
      one as (select s.id from seats s join orders o on o.hold_id = s.hold_id where o.id = $1 order by s.id limit 1)
      update seats s set hold_id = other.id, sold_at = now() from other, one where s.id = one.id`,
      [order.id],
    ),
  [ENROLLED_MEANWHILE]: async (tx, { order }) => {
    const again = await agreedFor(tx, { lines: [line(exempt, 2, [anna, bo])], payer: firm, payBy: 'invoice' })
    expect(order.id).not.toBe(again.order.id)
    await sell(tx, again)
  },
}
const BY_CARD = Object.entries(WISHES).filter(([name]) => /by card($|,| with)/.test(name))

describe.for(BY_CARD)('%s and pays', ([, wish]) => {
  test.for(Object.entries(FATES))(
    '%s: settling in one statement writes what settling step by step writes',
    async ([what, fate]) => {
      const { agreed, now } = await agreedNow(wish())
      // A person whose place would be taken twice is asked what to do with the money; a company names somebody else.
      const names = agreed.places.filter(({ personId }) => personId).length > 1
      const settles = !(what === ENROLLED_MEANWHILE && names && agreed.order.companyId === null)
      const captured: Captured = {
        orderId: agreed.order.id,
        paymentId: agreed.order.paymentId!,
        paymentIntent: `pi_${newId()}`,
        amountMinor: agreed.order.totalMinor as number,
        currency: 'NOK',
        today: dayIn(SELLER_ZONE, now),
      }
      const paid = ({ settle: by }: Way) =>
        changeAt(now, { agreed, captured }, async (tx, measure) => {
          await sell(tx, agreed)
          await fate(tx, agreed)
          await measure(async () => expect(await by(tx, captured)).toBe(settles))
        })
      const change = await paid(inOneStatement)
      expect(change).toEqual(await paid(inSteps))
      if (!settles) return expect(change).toEqual({})
      expect(change.postings?.here).toHaveLength(1)
      expect(change.deliveries_due?.here).toHaveLength(1)
    },
  )
})

test('the comparison can fail: a forgotten confirmation and a wrong price are seen', async () => {
  const { agreed, now } = await agreedNow(WISHES['a company buys one unnamed seat on invoice']!())
  const soldWith = (spoil: string) =>
    changeAt(now, agreed, (tx, measure) =>
      measure(async () => {
        await sell(tx, agreed)
        await tx.client.query(spoil)
      }),
    )
  const right = await soldWith('select 1')
  expect(await soldWith('select 2')).toEqual(right)
  expect(await soldWith('delete from deliveries_due')).not.toEqual(right)
  expect(
    await soldWith('update order_lines set quantity = 1, net_minor = unit_net_minor + 0, title = title || $$ $$'),
  ).not.toEqual(right)
})
