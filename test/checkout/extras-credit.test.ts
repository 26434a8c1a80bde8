import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, pay, person, until } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { BOOK, documentsOf, extrasShop, LUNCH } from './extras-shop.ts'

let desk: Desk
let shop: ReturnType<typeof extrasShop>
beforeAll(async () => {
  desk = await openDesk()
  shop = extrasShop(desk)
}, 60_000)
afterAll(() => desk?.fleet.close())

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
  const sold = await shop.courseWith(BOOK, LUNCH)
  const extras = sold.extraIds.map((extraId) => ({ extraId, quantity: 3 }))
  const people = ['a', 'b', 'c'].map((each) => ({
    name: `Deltaker ${each}`,
    email: `${each}-${sold.offeringId}@example.no`,
  }))
  const lines = [{ offeringId: sold.offeringId, quantity: 3, extras, people }]
  const payer = person(`kreditt-${sold.offeringId}`)
  const placed = await shop.order(sold, 1_658_700, {}, { payer, payBy: 'card', lines })
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
  await shop.move(11)
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
  await shop.move(11)
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
  await shop.move(11)
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
