import { afterAll, beforeAll, expect, test } from 'vitest'
import { withdrawExtra } from '../../src/pricing/put-extra.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { ask, pay, person } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { BOOK, documentsOf, EXAM, extrasShop, LUNCH } from './extras-shop.ts'

let desk: Desk
let shop: ReturnType<typeof extrasShop>
beforeAll(async () => {
  desk = await openDesk()
  shop = extrasShop(desk)
}, 60_000)
afterAll(() => desk?.fleet.close())

test('a book is invoiced with the seat at 0 %, the lunch when it is served at 15 %, the examination with the seat', async () => {
  const sold = await shop.courseWith(BOOK, LUNCH, EXAM)
  const [book, lunch, exam] = sold.extraIds as [string, string, string]
  const extras = [book, lunch, exam].map((extraId) => ({ extraId, quantity: 2 }))
  const payer = person(`tillegg-${book}`)
  const people = ['a', 'b'].map((each) => ({ name: `Deltaker ${each}`, email: `${each}-${book}@example.no` }))
  const lines = [{ offeringId: sold.offeringId, quantity: 2, extras, people }]
  const placed = await shop.order(sold, 1_205_800, {}, { payer, payBy: 'card', lines })
  expect(placed.status).toBe(201)
  await pay(desk.fleet.sandbox.url, placed)
  expect(documentsOf(await desk.documented(placed))).toEqual([['invoice', 1_159_800]])
  await expectSoundBooks(desk.fleet.witness)
  await shop.move(11)
  const later = await desk.documented(placed, 2)
  expect(documentsOf(later)).toEqual([
    ['invoice', 1_159_800],
    ['invoice', 46_000],
  ])
  const lined = await desk.fleet
    .witness`select d.number, l.vat_category, l.vat_rate_basis_points as rate, l.net_minor::int as net
    from document_lines l join documents d on d.id = l.document_id where d.order_id = ${placed.body.id} order by d.number, l.position`
  expect(lined.map(({ vat_category, rate, net }) => [vat_category, rate, net])).toEqual([
    ['E', 0, 980_000],
    ['Z', 0, 79_800],
    ['E', 0, 100_000],
    ['S', 1500, 40_000],
  ])
  const [{ content }] = (await desk.fleet
    .witness`select content from documents where order_id = ${placed.body.id} order by number limit 1`) as [
    { content: { vat: { category: string; exemptionReason?: string }[]; lines: { description: string }[] } },
  ]
  expect(content.vat.find(({ category }) => category === 'E')!.exemptionReason).toContain('§ 3-5')
  expect(content.lines[1]!.description).toContain('sendes straks')
  await expectSoundBooks(desk.fleet.witness)
  await expectBankEqualsBooks(desk.fleet.sandbox.url, desk.fleet.witness)
})

test('the income of a book is earned when it is sent, that of the lunch when it is served', async () => {
  const sold = await shop.courseWith(BOOK, LUNCH)
  const extras = sold.extraIds.map((extraId) => ({ extraId, quantity: 1 }))
  const placed = await shop.order(sold, 552_900, { extras })
  await desk.documented(placed)
  const earned = async () => {
    const rows = await desk.fleet.witness`select l.title, sum(r.amount_minor)::int as minor
      from recognitions r join order_lines l on l.id = r.order_line_id where l.order_id = ${placed.body.id} group by 1 order by 1`
    return Object.fromEntries(rows.map(({ title, minor }) => [title, minor]))
  }
  await shop.move(3)
  await expect.poll(earned, { timeout: 15_000 }).toEqual({ Lærebok: 39_900 })
  await shop.move(8)
  await desk.documented(placed, 2)
  await shop.move(1)
  await expect.poll(earned, { timeout: 15_000 }).toMatchObject({ Lærebok: 39_900, Lunsj: 20_000 })
  await expectSoundBooks(desk.fleet.witness)
})

test('what comes with every seat is ordered unasked, and its price is in the total that must be expected', async () => {
  const sold = await shop.courseWith({ ...EXAM, required: true })
  expect(await shop.order(sold, 1_470_000, { quantity: 3 })).toMatchObject({
    status: 409,
    body: { type: '/problems/checkout/price-changed' },
  })
  const placed = await shop.order(sold, 1_620_000, { quantity: 3 })
  expect(placed.body.lines).toMatchObject([
    { kind: 'seat', quantity: 3, seatLineId: null },
    { kind: 'extra', quantity: 3, title: 'Eksamen' },
  ])
  expect((placed.body.lines as { id: string; seatLineId: string }[])[1]!.seatLineId).toBe(
    (placed.body.lines as { id: string }[])[0]!.id,
  )
})

test('a seat that costs nothing with a paid book, and a paid seat with a free hand-out, are sold and invoiced', async () => {
  const free = await shop.courseWith(BOOK)
  await desk.fleet.does((tx) =>
    tx.client.query('update offering_prices set net_minor = 0 where offering_id = $1', [free.offeringId]),
  )
  const withBook = await shop.order(free, 39_900, { extras: [{ extraId: free.extraIds[0]!, quantity: 1 }] })
  expect(withBook.status).toBe(201)
  expect(documentsOf(await desk.documented(withBook))).toEqual([['invoice', 39_900]])
  const handOut = await shop.courseWith({ ...BOOK, grossMinor: 0 })
  const withHandOut = await shop.order(handOut, 490_000, { extras: [{ extraId: handOut.extraIds[0]!, quantity: 1 }] })
  expect(documentsOf(await desk.documented(withHandOut))).toEqual([['invoice', 490_000]])
  await expectSoundBooks(desk.fleet.witness)
})

test('an extra of another course, one that is withdrawn, and more of one than the seats may have are refused by name', async () => {
  const sold = await shop.courseWith(LUNCH)
  const other = await shop.courseWith(LUNCH)
  const one = { extraId: sold.extraIds[0]!, quantity: 1 }
  const refusal = (type: string) => ({ status: 409, body: { type: `/problems/${type}` } })
  expect(await shop.order(sold, 536_000, { extras: [{ ...one, quantity: 2 }] })).toMatchObject(
    refusal('extra/too-many'),
  )
  expect(await shop.order(other, 513_000, { extras: [one] })).toMatchObject(refusal('extra/not-offered'))
  await desk.fleet.does((tx) => withdrawExtra(tx, sold.offeringId, one.extraId))
  expect(await shop.order(sold, 513_000, { extras: [one] })).toMatchObject(refusal('extra/not-offered'))
})

test('a cart says what each extra costs, the VAT of each class, and what stands in the way once one is withdrawn', async () => {
  const sold = await shop.courseWith(LUNCH, BOOK)
  const cart = await ask(`${desk.shop}/carts`, { method: 'POST', body: {} })
  const headers = { 'cart-token': cart.body.token as string }
  const lines = `${desk.shop}/carts/${cart.body.id}/lines`
  const extras = sold.extraIds.map((extraId) => ({ extraId, quantity: 2 }))
  const body = { offeringId: sold.offeringId, quantity: 2, extras }
  const filled = await ask(lines, { method: 'POST', body, headers })
  expect(filled.body).toMatchObject({
    total: { minor: 1_105_800 },
    vatOf: [
      { category: 'E', vat: { minor: 0 } },
      { category: 'S', rateBasisPoints: 1500, vat: { minor: 6_000 } },
      { category: 'Z', vat: { minor: 0 } },
    ],
    lines: [{ extras: [{ name: 'Lunsj', quantity: 2, most: 2, gross: { minor: 46_000 } }, { name: 'Lærebok' }] }],
  })
  const fewer = await ask(`${lines}/${sold.offeringId}`, { method: 'PUT', body: { quantity: 1 }, headers })
  expect(fewer.body.type).toBe('/problems/extra/too-many')
  await desk.fleet.does((tx) => withdrawExtra(tx, sold.offeringId, sold.extraIds[0]!))
  const seen = await ask(`${desk.shop}/carts/${cart.body.id}`, { headers })
  expect(seen.body).toMatchObject({ lines: [{ hindrance: 'extra-gone' }], total: { minor: 1_059_800 } })
})

test('finance is warned of a taxable extra that is invoiced before it is delivered, until it has been', async () => {
  const sold = await shop.courseWith({ ...BOOK, delivered: 'first-session' })
  const placed = await shop.order(sold, 529_900, { extras: [{ extraId: sold.extraIds[0]!, quantity: 1 }] })
  await desk.documented(placed)
  const warned = async () => {
    const { body } = await ask(`${desk.shop}/finance/attention`, { headers: desk.finance })
    return (body.attention as { kind: string; amountMinor: number; said: string }[])
      .filter(({ kind }) => kind === 'extra-invoiced-early')
      .map(({ amountMinor, said }) => [amountMinor, said.replace(/\(.*/, '')])
  }
  expect(await warned()).toEqual([[39_900, 'Lærebok ']])
  await shop.move(11)
  expect(await warned()).toEqual([])
})
