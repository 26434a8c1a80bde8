import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitor } from '../../src/platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../../src/platform/clock.ts'
import { Problem } from '../../src/platform/problems.ts'
import { EXTRAS_MAX } from '../../src/pricing/extra.ts'
import { ExtraBody } from '../../src/pricing/extra-body.ts'
import { extrasOf } from '../../src/pricing/extras-of.ts'
import { addExtra, changeExtra, withdrawExtra } from '../../src/pricing/put-extra.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { offersOf } from '../../src/storefront/offers.ts'
import { fromPrice } from '../../src/storefront/with-extras.ts'
import { type House, launch, openHouse } from '../storefront/make.ts'

let house: House
let offeringId: string
beforeAll(async () => {
  house = await openHouse()
  offeringId = (await launch(house)).offeringId
}, 60_000)
afterAll(() => house?.close())

const lunch = {
  name: { nb: 'Lunsj', en: 'Lunch' },
  grossMinor: 23_000,
  taxClass: 'food',
  taxDecision: 'Ingrid: servering',
}
const add = (body: object, id = offeringId) =>
  house.does((tx) => addExtra(tx, { ...ExtraBody.parse({ ...lunch, ...body }), offeringId: id }))
const offered = async (id = offeringId, lang: 'nb' | 'en' = 'nb') =>
  (await house.does((tx) => offersOf(tx, [id], lang), visitor))[0]!
const someoneWaits = () =>
  expect
    .poll(
      async () => {
        const sql = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        return (await house.pool.query(sql)).rowCount
      },
      { timeout: 5_000 },
    )
    .toBe(1)
const refused = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )

test('an extra has its own VAT, and what is handed out at the first session is invoiced on that day', async () => {
  const { offeringId: id } = await launch(house)
  const put = await add({}, id)
  expect(put).toMatchObject({ net: { minor: 20_000 }, vat: { minor: 3_000 }, invoicedEarly: false })
  const offer = await offered(id, 'en')
  expect(offer.extras).toMatchObject([
    { name: 'Lunch', required: false, mostPerSeat: 1, price: { gross: { minor: 23_000 }, category: 'S' } },
  ])
  const first = dayIn(SELLER_ZONE, offer.sessions[0]!.startsAt)
  expect(offer.extras[0]).toMatchObject({ deliveredOn: first, price: { invoiceFrom: first } })
})

test('what is sent when it is ordered is invoiced with the order, taxed or not', async () => {
  const { offeringId: id } = await launch(house)
  await add({ grossMinor: 125_000, taxClass: 'standard', delivered: 'on-order' }, id)
  expect((await offered(id)).extras[0]).toMatchObject({ deliveredOn: null, price: { invoiceFrom: null } })
})

test('a zero-rated book that is handed out later than its invoice is saved with a warning', async () => {
  const { offeringId: id } = await launch(house)
  const book = { name: { nb: 'Bok', en: 'Book' }, grossMinor: 39_900, taxClass: 'zero' }
  expect(await add(book, id)).toMatchObject({ invoicedEarly: true })
  expect(await add({ ...book, delivered: 'on-order' }, id)).toMatchObject({ invoicedEarly: false })
  expect(await add({ ...book, taxClass: 'exempt-teaching' }, id)).toMatchObject({ invoicedEarly: false })
})

test('a price with VAT that some number of it would not multiply exactly is refused with the nearest that would', async () => {
  const odd = house.does((tx) => addExtra(tx, { ...ExtraBody.parse({ ...lunch, grossMinor: 1_000 }), offeringId }))
  await expect(odd).rejects.toMatchObject({ code: 'pricing/gross-not-representable', facts: { grossMinor: 1_000 } })
})

test('what every seat must have is in the price that buyers meet first', async () => {
  const { offeringId: id } = await launch(house)
  await add({ required: true }, id)
  expect(fromPrice(await offered(id))).toMatchObject({ gross: { minor: 513_000 }, vat: { minor: 3_000 } })
})

test('an extra is sold in the currency of its offering, and only once seats have a price', async () => {
  expect(await refused(add({ currency: 'EUR' }))).toBe('request/invalid')
  expect(await refused(add({ taxClass: 'nothing' }))).toBe('request/invalid')
  const { offeringId: id } = await launch(house)
  await house.pool.query('delete from offering_prices where offering_id = $1', [id])
  expect(await refused(add({}, id))).toBe('pricing/offering-unpriced')
})

test('what lies outside the VAT Act is not sold beside anything else, whichever is priced first', async () => {
  await house.pool.query(
    `insert into tax_classes (code, category, invoiced, reason_nb, reason_en) values ('outside', 'O', 'at-order', 'Utenfor', 'Outside')`,
  )
  await house.pool.query(
    `insert into tax_rates (tax_class, valid_from, rate_basis_points) values ('outside', '2025-01-01', 0)`,
  )
  expect(await refused(add({ taxClass: 'outside', grossMinor: 10_000 }))).toBe('pricing/outside-mixed')
  const { offeringId: id } = await launch(house)
  await add({}, id)
  const price = {
    offeringId: id,
    currency: 'NOK',
    netMinor: 1_000,
    taxClass: 'outside',
    taxDecision: 'Ingrid',
  } as const
  expect(await refused(house.does((tx) => setPrice(tx, price)))).toBe('pricing/outside-mixed')
  expect((await offered(id)).price.category).toBe('E')
})

test('an offering with extras is not moved to another currency, in which they would be gone', async () => {
  const { offeringId: id } = await launch(house)
  const set = (currency: 'NOK' | 'EUR', netMinor = 40_000) => {
    const price = { offeringId: id, currency, netMinor, taxClass: 'exempt-teaching', taxDecision: 'Ingrid' }
    return house.does((tx) => setPrice(tx, price))
  }
  await set('EUR')
  const { extraId } = await add({ currency: 'EUR', required: true }, id)
  expect(await refused(set('NOK'))).toBe('pricing/extras-in-other-currency')
  await set('EUR', 41_000)
  const { price, extras } = await offered(id)
  expect([price.net, extras.length]).toEqual([{ minor: 41_000, currency: 'EUR' }, 1])
  await house.does((tx) => withdrawExtra(tx, id, extraId))
  await set('NOK')
  expect(await refused(add({ currency: 'EUR' }, id))).toBe('request/invalid')
  await add({}, id)
  expect(await refused(set('EUR', 42_000))).toBe('pricing/extras-in-other-currency')
  expect(await offered(id)).toMatchObject({ price: { net: { currency: 'NOK' } }, extras: [{ name: 'Lunsj' }] })
})

test('a price and an extra that are set at once queue, so that they never end up on one invoice against the law', async () => {
  const { offeringId: id } = await launch(house)
  const price = {
    offeringId: id,
    currency: 'NOK',
    netMinor: 1_000,
    taxClass: 'outside',
    taxDecision: 'Ingrid',
  } as const
  const [priced, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const pricing = house.does(async (tx) => {
    await setPrice(tx, price)
    priced.resolve()
    await goOn.promise
  })
  await Promise.race([priced.promise, pricing])
  const adding = refused(add({}, id))
  await Promise.race([adding, someoneWaits()])
  goOn.resolve()
  await pricing
  expect(await adding).toBe('pricing/outside-mixed')
  expect(await offered(id)).toMatchObject({ price: { category: 'O' }, extras: [] })
})

test('a withdrawn extra is offered to nobody and stays listed for those who keep the course', async () => {
  const { offeringId: id } = await launch(house)
  const { extraId } = await add({}, id)
  await house.does((tx) =>
    changeExtra(tx, { ...ExtraBody.parse({ ...lunch, grossMinor: 34_500 }), offeringId: id, extraId }),
  )
  expect((await offered(id)).extras[0]!.price.gross.minor).toBe(34_500)
  await house.does((tx) => withdrawExtra(tx, id, extraId))
  expect((await offered(id)).extras).toEqual([])
  expect(await house.does((tx) => extrasOf(tx, id))).toMatchObject([{ extraId, withdrawnAt: expect.any(Date) }])
  expect(await refused(house.does((tx) => withdrawExtra(tx, id, extraId)))).toBe('extra/unknown')
  await expect(house.pool.query('delete from offering_extras')).rejects.toThrow(/permission denied/)
})

test(`an offering has at most ${EXTRAS_MAX} extras at a time`, async () => {
  const { offeringId: id } = await launch(house)
  for (let n = 0; n < EXTRAS_MAX; n++) await add({}, id)
  expect(await refused(add({}, id))).toBe('pricing/too-many-extras')
})
