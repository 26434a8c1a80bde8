import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveClock } from '../../src/demo/clock.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { ExtraBody } from '../../src/pricing/extra-body.ts'
import { addExtra, withdrawExtra } from '../../src/pricing/put-extra.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, company, pay, person, until } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'

const DAY_SECONDS = 86_400

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const BOOK = { name: { nb: 'Lærebok', en: 'Textbook' }, grossMinor: 39_900, taxClass: 'zero', delivered: 'on-order' }
const LUNCH = { name: { nb: 'Lunsj', en: 'Lunch' }, grossMinor: 23_000, taxClass: 'food' }
const EXAM = { name: { nb: 'Eksamen', en: 'Examination' }, grossMinor: 50_000, taxClass: 'exempt-teaching' }

type Sold = { offeringId: string; extraIds: string[] }
/** A course ten days from now with these extras. */
async function courseWith(...extras: object[]): Promise<Sold> {
  const startsAt = daysAfter(await desk.fleet.does(async (tx) => tx.now), 10)
  const { offeringId } = await launch(desk.fleet, { capacity: 10, offering: { startsAt } })
  const extraIds: string[] = []
  for (const extra of extras) {
    const body = ExtraBody.parse({ taxDecision: 'Ingrid', ...extra })
    extraIds.push((await desk.fleet.does((tx) => addExtra(tx, { ...body, offeringId }))).extraId)
  }
  return { offeringId, extraIds }
}

type Line = { quantity?: number; extras?: { extraId: string; quantity: number }[] }
const order = ({ offeringId }: Sold, total: number, { quantity = 1, extras = [] }: Line, rest: object = {}) =>
  desk.oneCall({
    lines: [{ offeringId, quantity, extras }],
    payer: company(),
    payBy: 'invoice',
    expectedTotal: { minor: total, currency: 'NOK' },
    acceptedSalesTerms: 1,
    ...rest,
  })
const documentsOf = ({ body }: Answer) =>
  (body.documents as { id: string; kind: string; gross: { minor: number } }[]).map(({ kind, gross }) => [
    kind,
    gross.minor,
  ])
const move = (days: number) => desk.fleet.does((tx) => moveClock(tx, days * DAY_SECONDS))

test('a book is invoiced with the seat at 0 %, the lunch when it is served at 15 %, the examination with the seat', async () => {
  const sold = await courseWith(BOOK, LUNCH, EXAM)
  const [book, lunch, exam] = sold.extraIds as [string, string, string]
  const extras = [book, lunch, exam].map((extraId) => ({ extraId, quantity: 2 }))
  const payer = person(`tillegg-${book}`)
  const people = ['a', 'b'].map((each) => ({ name: `Deltaker ${each}`, email: `${each}-${book}@example.no` }))
  const lines = [{ offeringId: sold.offeringId, quantity: 2, extras, people }]
  const placed = await order(sold, 1_205_800, {}, { payer, payBy: 'card', lines })
  expect(placed.status).toBe(201)
  await pay(desk.fleet.sandbox.url, placed)
  expect(documentsOf(await desk.documented(placed))).toEqual([['invoice', 1_159_800]])
  await expectSoundBooks(desk.fleet.witness)
  await move(11)
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
  const sold = await courseWith(BOOK, LUNCH)
  const extras = sold.extraIds.map((extraId) => ({ extraId, quantity: 1 }))
  const placed = await order(sold, 552_900, { extras })
  await desk.documented(placed)
  const earned = async () => {
    const rows = await desk.fleet.witness`select l.title, sum(r.amount_minor)::int as minor
      from recognitions r join order_lines l on l.id = r.order_line_id where l.order_id = ${placed.body.id} group by 1 order by 1`
    return Object.fromEntries(rows.map(({ title, minor }) => [title, minor]))
  }
  await move(3)
  await expect.poll(earned, { timeout: 15_000 }).toEqual({ Lærebok: 39_900 })
  await move(8)
  await desk.documented(placed, 2)
  await move(1)
  await expect.poll(earned, { timeout: 15_000 }).toMatchObject({ Lærebok: 39_900, Lunsj: 20_000 })
  await expectSoundBooks(desk.fleet.witness)
})

test('what comes with every seat is ordered unasked, and its price is in the total that must be expected', async () => {
  const sold = await courseWith({ ...EXAM, required: true })
  expect(await order(sold, 1_470_000, { quantity: 3 })).toMatchObject({
    status: 409,
    body: { type: '/problems/checkout/price-changed' },
  })
  const placed = await order(sold, 1_620_000, { quantity: 3 })
  expect(placed.body.lines).toMatchObject([
    { kind: 'seat', quantity: 3, seatLineId: null },
    { kind: 'extra', quantity: 3, title: 'Eksamen' },
  ])
  expect((placed.body.lines as { id: string; seatLineId: string }[])[1]!.seatLineId).toBe(
    (placed.body.lines as { id: string }[])[0]!.id,
  )
})

test('a seat that costs nothing with a paid book, and a paid seat with a free hand-out, are sold and invoiced', async () => {
  const free = await courseWith(BOOK)
  await desk.fleet.does((tx) =>
    tx.client.query('update offering_prices set net_minor = 0 where offering_id = $1', [free.offeringId]),
  )
  const withBook = await order(free, 39_900, { extras: [{ extraId: free.extraIds[0]!, quantity: 1 }] })
  expect(withBook.status).toBe(201)
  expect(documentsOf(await desk.documented(withBook))).toEqual([['invoice', 39_900]])
  const handOut = await courseWith({ ...BOOK, grossMinor: 0 })
  const withHandOut = await order(handOut, 490_000, { extras: [{ extraId: handOut.extraIds[0]!, quantity: 1 }] })
  expect(documentsOf(await desk.documented(withHandOut))).toEqual([['invoice', 490_000]])
  await expectSoundBooks(desk.fleet.witness)
})

test('an extra of another course, one that is withdrawn, and more of one than the seats may have are refused by name', async () => {
  const sold = await courseWith(LUNCH)
  const other = await courseWith(LUNCH)
  const one = { extraId: sold.extraIds[0]!, quantity: 1 }
  const refusal = (type: string) => ({ status: 409, body: { type: `/problems/${type}` } })
  expect(await order(sold, 536_000, { extras: [{ ...one, quantity: 2 }] })).toMatchObject(refusal('extra/too-many'))
  expect(await order(other, 513_000, { extras: [one] })).toMatchObject(refusal('extra/not-offered'))
  await desk.fleet.does((tx) => withdrawExtra(tx, sold.offeringId, one.extraId))
  expect(await order(sold, 513_000, { extras: [one] })).toMatchObject(refusal('extra/not-offered'))
})

test('a cart says what each extra costs, the VAT of each class, and what stands in the way once one is withdrawn', async () => {
  const sold = await courseWith(LUNCH, BOOK)
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

/** Credits a part over the API, or asks what that would do. */
const credit = (placed: Answer, parts: object, how: 'credit-note' | 'credit-preview' = 'credit-note') =>
  ask(`${desk.shop}/orders/${placed.body.id}/${how}`, {
    method: 'POST',
    body: how === 'credit-note' ? { reason: 'Kan ikke komme', ...parts } : parts,
    headers: { ...desk.finance, 'idempotency-key': randomUUID() },
  })
type SeatsLine = { id: string; title: string }
const lineOf = (placed: Answer, title: string) =>
  (placed.body.lines as SeatsLine[]).find((line) => line.title === title)!.id
const seat = (placed: Answer, position: number) => ({ lineId: lineOf(placed, 'Praktisk statistikk'), position })

/** Three seats by card, each with a book that is sent at once and a lunch that is served at the first session. */
async function threeWithAll(): Promise<Answer> {
  const sold = await courseWith(BOOK, LUNCH)
  const extras = sold.extraIds.map((extraId) => ({ extraId, quantity: 3 }))
  const people = ['a', 'b', 'c'].map((each) => ({
    name: `Deltaker ${each}`,
    email: `${each}-${sold.offeringId}@example.no`,
  }))
  const lines = [{ offeringId: sold.offeringId, quantity: 3, extras, people }]
  const payer = person(`kreditt-${sold.offeringId}`)
  const placed = await order(sold, 1_658_700, {}, { payer, payBy: 'card', lines })
  expect(placed.status).toBe(201)
  await pay(desk.fleet.sandbox.url, placed)
  expect(documentsOf(await desk.documented(placed))).toEqual([['invoice', 1_589_700]])
  return placed
}
const expectAllSound = async () => {
  await expectSoundBooks(desk.fleet.witness)
  await until(
    () => desk.fleet.witness`select id from refunds where succeeded_at is null and failed_at is null`,
    (open) => open.length === 0,
  )
  await expectBankEqualsBooks(desk.fleet.sandbox.url, desk.fleet.witness)
}

test('a given-back seat takes its lunch along, which is then never invoiced; the book that was sent stays', async () => {
  const placed = await threeWithAll()
  const preview = await credit(placed, { seats: [seat(placed, 1)] }, 'credit-preview')
  expect(preview.body).toMatchObject({
    documents: [{ gross: { minor: 490_000 } }],
    dropped: { minor: 23_000 },
    refund: { minor: 513_000 },
    extras: [
      { title: 'Lærebok', delivered: true, returned: 0, of: 3 },
      { title: 'Lunsj', delivered: false, returned: 1, of: 3 },
    ],
  })
  expect((await credit(placed, { seats: [seat(placed, 1)] })).status).toBe(201)
  await desk.documented(placed, 2)
  await expectAllSound()
  await move(11)
  const later = await desk.documented(placed, 3)
  expect(documentsOf(later)).toEqual([
    ['invoice', 1_589_700],
    ['credit-note', 490_000],
    ['invoice', 46_000],
  ])
  await expectAllSound()
  expect(
    (await credit(placed, { seats: [seat(placed, 2)], extras: [{ lineId: lineOf(placed, 'Lærebok'), quantity: 1 }] }))
      .status,
  ).toBe(201)
  expect(documentsOf(await desk.documented(placed, 4)).at(-1)).toEqual(['credit-note', 529_900])
  await expectAllSound()
})

test('a lunch kept by choice is still served and invoiced though its seat is given back', async () => {
  const placed = await threeWithAll()
  const keep = { seats: [seat(placed, 3)], extras: [{ lineId: lineOf(placed, 'Lunsj'), quantity: 0 }] }
  expect((await credit(placed, keep)).status).toBe(201)
  await desk.documented(placed, 2)
  await move(11)
  expect(documentsOf(await desk.documented(placed, 3)).at(-1)).toEqual(['invoice', 69_000])
  await expectAllSound()
})

test('with the last seat the rest of what is not delivered goes, the order stays for what was sent, until that is credited too', async () => {
  const placed = await threeWithAll()
  expect((await credit(placed, { seats: [seat(placed, 1)] })).status).toBe(201)
  await desk.documented(placed, 2)
  const last = await credit(placed, { seats: [seat(placed, 2), seat(placed, 3)] })
  expect(last.body).toMatchObject({ state: 'confirmed', nextInvoiceOn: null })
  await desk.documented(placed, 3)
  await expectAllSound()
  expect((await credit(placed, {})).body.state).toMatch(/credited|refunding/)
  expect(documentsOf(await desk.documented(placed, 4)).at(-1)).toEqual(['credit-note', 119_700])
  await move(11)
  await expectAllSound()
})

test('more of an extra than was sold, and extras of seats that stay, are refused at their place', async () => {
  const placed = await threeWithAll()
  const asked = (extras: object[], seats: object[] | undefined = [seat(placed, 1)]) =>
    credit(placed, { ...(seats.length > 0 && { seats }), extras })
  const lunch = lineOf(placed, 'Lunsj')
  for (const [extras, seats, pointer] of [
    [[{ lineId: lunch, quantity: 4 }], undefined, '/extras/0/quantity'],
    [[{ lineId: randomUUID(), quantity: 1 }], undefined, '/extras/0/lineId'],
    [
      [
        { lineId: lunch, quantity: 1 },
        { lineId: lunch, quantity: 1 },
      ],
      undefined,
      '/extras/1/lineId',
    ],
    [[{ lineId: lunch, quantity: 1 }], [], '/extras'],
  ] as const)
    expect(await asked([...extras], seats && [...seats])).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    })
})

test('finance is warned of a taxable extra that is invoiced before it is delivered, until it has been', async () => {
  const sold = await courseWith({ ...BOOK, delivered: 'first-session' })
  const placed = await order(sold, 529_900, { extras: [{ extraId: sold.extraIds[0]!, quantity: 1 }] })
  await desk.documented(placed)
  const warned = async () => {
    const { body } = await ask(`${desk.shop}/finance/attention`, { headers: desk.finance })
    return (body.attention as { kind: string; amountMinor: number; said: string }[])
      .filter(({ kind }) => kind === 'extra-invoiced-early')
      .map(({ amountMinor, said }) => [amountMinor, said.replace(/\(.*/, '')])
  }
  expect(await warned()).toEqual([[39_900, 'Lærebok ']])
  await move(11)
  expect(await warned()).toEqual([])
})
