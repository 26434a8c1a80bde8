import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { ExtraBody } from '../../src/pricing/extra-body.ts'
import { addExtra } from '../../src/pricing/put-extra.ts'
import { buySeats, documented, documentsOf, openFirm } from '../giving-back/firm.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, checkOut, make, type Offering, order, pay, person, until, untilOrder } from '../support/make.ts'
import { bought, cancel, confirm, freeSeats, look, moveTo, toBuy, wishedEarly } from './buyer.ts'

const LONG_MS = 60_000
const MINUTE_MS = 60_000

let house: House
beforeAll(async () => {
  house = await bootTill()
}, LONG_MS)
afterAll(() => house?.close())

const code = (name: string, status = 409) => ({ status, body: { type: `/problems/${name}` } })
const mailsTo = (email: string) => house.mails().filter(({ to }) => to.some((each) => each.includes(email)))

test('who pays as a person is told what comes back now, by which right, until when, and what it is after that', async () => {
  const offering = await toBuy(house, { startsInDays: 30 })
  const { body } = await look(house, await bought(house, offering))
  expect(body).toMatchObject({
    back: { minor: 490_000 },
    refund: { minor: 490_000 },
    lines: [{ price: { minor: 490_000 }, fee: { minor: 0 }, rule: { kind: 'withdrawal' } }],
  })
  expect(body.until).toBe(body.later[0]!.from)
  expect(body.later.map(({ back }) => back.minor)).toEqual([490_000, 440_000, 245_000, 0])
  expect(body.later[0]).toMatchObject({ from: body.withdrawUntil, rules: [{ kind: 'step' }] })
  expect(body.later.map(({ from }) => from)).toEqual(body.later.map(({ from }) => from).toSorted())
})

test('a consumer withdraws: all of it goes to the card, the seat is free, they are out, and a mail they can keep says so', async () => {
  const offering = await toBuy(house, { startsInDays: 6 })
  const email = `angrer-${randomUUID()}@example.test`
  const placed = await bought(house, offering, { buyer: { email } })
  const free = await freeSeats(house, offering)
  const done = await cancel(house, placed)
  expect(done).toMatchObject({
    back: { minor: 490_000 },
    refund: { minor: 490_000 },
    lines: [{ seats: 1, rule: { kind: 'withdrawal', held: 0 } }],
  })
  expect(await freeSeats(house, offering)).toBe(free + 1)
  await untilOrder(house, placed, ({ state }) => state === 'refunded' || state === 'credited')
  await documented(house, placed.id, 2)
  expect((await documentsOf(house, placed)).map(({ gross }) => gross)).toEqual([490_000, 490_000])
  const out = await house.witness(`select withdrawn_at from enrolments where order_id = '${placed.id}'`)
  expect(out).toEqual([{ withdrawn_at: expect.any(Date) }])
  await until(() => mailsTo(email).some(({ subject }) => subject.includes('kjøpet er angret')))
  const mail = mailsTo(email).find(({ subject }) => subject.includes('kjøpet er angret'))!
  expect(mail.text.replaceAll('\u00a0', ' ')).toMatch(
    /Du får tilbake 4 900,00 kr[\s\S]+Angreretten: du får tilbake alt[\s\S]+Mottatt[\s\S]+kortet du betalte med, senest/,
  )
  expect(await look(house, placed)).toMatchObject(code('cancelling/nothing-left'))
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('one of two seats goes, who sat there is told, and the other stays as it is', async () => {
  const offering = await toBuy(house, { startsInDays: 30 })
  const people = [
    { name: 'Kari Prøve', email: `kari-${randomUUID()}@example.test` },
    { name: 'Ola Venn', email: `ola-${randomUUID()}@example.test` },
  ]
  const placed = await bought(house, offering, { quantity: 2, people, buyer: people[0]! })
  const [line] = (await look(house, placed)).body.lines
  expect(line!.seats.map(({ name }) => name)).toEqual(['Kari Prøve', 'Ola Venn'])
  const seats = [{ lineId: line!.lineId, position: 2 }]
  expect(await cancel(house, placed, { seats })).toMatchObject({ back: { minor: 490_000 } })
  const left = await house.witness(
    `select p.name from enrolments e join people p on p.id = e.person_id where e.order_id = '${placed.id}' and e.withdrawn_at is null`,
  )
  expect(left).toEqual([{ name: 'Kari Prøve' }])
  await until(() => mailsTo(people[1]!.email).some(({ subject }) => subject.includes('er avbestilt')))
  expect(mailsTo(people[1]!.email).every(({ text }) => !text.includes(placed.orderToken))).toBe(true)
  expect(await look(house, placed, { seats })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/seats/0' }] },
  })
  await documented(house, placed.id, 2)
  await expectSoundBooks(house.eye)
})

test('whoever asked for the early start pays for the sessions that were held; without that wish nothing is kept', async () => {
  const offering = await toBuy(house, { startsInDays: 3, price: { netMinor: 400_001 } })
  const [wished, unasked] = [await bought(house, offering), await bought(house, offering)]
  await wishedEarly(house, wished)
  await house.moveClock(3.5 * 86_400)
  expect((await look(house, unasked)).body).toMatchObject({
    back: { minor: 400_001 },
    lines: [{ rule: { kind: 'withdrawal', held: 0, of: 2 } }],
  })
  const done = await cancel(house, wished)
  expect(done).toMatchObject({
    back: { minor: 200_000 },
    lines: [{ fee: { minor: 200_001 }, rule: { kind: 'withdrawal', held: 1, of: 2 } }],
  })
  await house.moveClock(86_400)
  expect((await cancel(house, unasked)).back.minor).toBe(400_001)
  for (const each of [wished, unasked]) await documented(house, each.id, 2)
  await expectSoundBooks(house.eye)
})

test('on the last minute of the right all comes back; a minute later the terms count, and what was seen before is refused with what differs', async () => {
  const offering = await toBuy(house, { startsInDays: 25 })
  const [prompt, late] = [await bought(house, offering), await bought(house, offering)]
  const { body: seen } = await look(house, prompt)
  await moveTo(house, seen.withdrawUntil!, MINUTE_MS)
  expect((await cancel(house, prompt)).lines[0]!.rule.kind).toBe('withdrawal')
  const { body: before } = await look(house, late)
  await house.moveClock(61)
  const refused = await confirm(house, late, { previewId: before.previewId })
  expect(refused).toMatchObject(code('cancelling/changed'))
  expect(refused.body.changed).toEqual(['fee', 'documents', 'money'])
  expect(refused.body.now).toMatchObject({ back: { minor: 440_000 }, withdrawUntil: null })
  const done = await cancel(house, late)
  expect(done).toMatchObject({ back: { minor: 440_000 }, lines: [{ fee: { minor: 50_000 }, rule: { kind: 'step' } }] })
  await documented(house, late.id, 2)
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('what was bought on invoice and paid by bank is owed to the buyer; what is not paid is owed no more', async () => {
  const key = await make.client(house, ['course-administrator', 'finance'])
  const offering = await make.offering(house, { invoiceToPersons: true })
  const place = async () => {
    const { body } = await order(house, key, { offering, payer: person(), people: [], change: { payBy: 'invoice' } })
    await documented(house, body.id, 1)
    return body
  }
  const [paid, open] = [await place(), await place()]
  const [invoice] = await house.witness(`select id from documents where order_id = '${paid.id}'`)
  const booked = await ask(house, `/invoices/${invoice!.id}/transfers`, {
    method: 'POST',
    headers: { ...bearer(key), 'idempotency-key': randomUUID() },
    body: { amountMinor: 490_000, paidOn: await dayOf(house), reference: 'Kontoutskrift' },
  })
  expect(booked.status).toBeLessThan(300)
  expect(await cancel(house, paid)).toMatchObject({
    back: { minor: 490_000 },
    refund: null,
    balance: { minor: 490_000 },
  })
  expect(await cancel(house, open)).toMatchObject({
    refund: null,
    lowered: { minor: 490_000 },
    balance: null,
  })
  for (const each of [paid, open]) await documented(house, each.id, 2)
  await expectSoundBooks(house.eye)
})

test('a book that was delivered goes back with a withdrawal, and stays with whoever cancels by the terms', async () => {
  const key = await make.client(house, ['course-administrator'])
  const { offeringId } = await toBuy(house, { startsInDays: 25 })
  const book = ExtraBody.parse({
    ...{ name: { nb: 'Bok', en: 'Book' }, netMinor: 39_901, taxClass: 'zero', delivered: 'on-order' },
    taxDecision: 'Ingrid',
  })
  const { extraId } = await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    addExtra(tx, { ...book, offeringId }),
  )
  const offering = { offeringId, gross: 529_901, currency: 'NOK' } as Offering
  const lines = [{ offeringId, quantity: 1, people: [], extras: [{ extraId, quantity: 1 }] }]
  const place = async () => {
    const { body } = await order(house, key, { offering, payer: person(), change: { lines } })
    await pay(house, body)
    await documented(house, body.id, 1)
    return body
  }
  const [prompt, late] = [await place(), await place()]
  const { body: seen } = await look(house, prompt)
  expect(seen).toMatchObject({ back: { minor: 529_901 }, refund: { minor: 529_901 } })
  expect(seen.later[0]).toMatchObject({ from: seen.withdrawUntil, rules: [{ kind: 'step' }] })
  expect(seen.later[0]!.back.minor).toBeLessThanOrEqual(490_000)
  await cancel(house, prompt)
  await moveTo(house, seen.withdrawUntil!, -MINUTE_MS)
  const { body: after } = await look(house, late)
  expect(after).toMatchObject({ back: seen.later[0]!.back, extras: [{ title: 'Bok', returned: 0, of: 1 }] })
  await cancel(house, late)
  for (const each of [prompt, late]) await documented(house, each.id, 2)
  await expectSoundBooks(house.eye)
})

test('a free seat is just given up', async () => {
  const offering = await make.offering(house, { price: 0 })
  const { body: placed } = await checkOut(house, { offering })
  const done = await cancel(house, placed)
  expect(done).toMatchObject({ back: { minor: 0 }, refund: null, lines: [{ fee: { minor: 0 } }] })
  expect(await freeSeats(house, offering)).toBe(20)
  await expectSoundBooks(house.eye)
})

test('what is not a person’s confirmed order has another way, which is named; strangers and staff cancel nothing', async () => {
  const offering = await toBuy(house, { startsInDays: 30 })
  const unpaid = (await checkOut(house, { offering })).body
  expect(await look(house, unpaid)).toMatchObject(code('cancelling/not-paid'))
  const firm = await openFirm(house)
  const theirs = await buySeats(house, firm, offering.offeringId, { quantity: 1, gross: 490_000 })
  expect(await look(house, theirs)).toMatchObject(code('cancelling/company-pays'))
  await pay(house, unpaid)
  await untilOrder(house, unpaid, ({ state }) => state === 'confirmed')
  await documented(house, unpaid.id, 1)
  const { previewId } = (await look(house, unpaid)).body
  const support = bearer(await make.client(house, ['support']))
  expect((await look(house, unpaid, { headers: support })).status).toBe(200)
  expect((await confirm(house, unpaid, { previewId, headers: support })).status).toBe(404)
  expect((await look(house, unpaid, { headers: {} })).status).toBeGreaterThanOrEqual(401)
  expect((await look(house, { ...unpaid, id: randomUUID() })).status).toBeGreaterThanOrEqual(401)
  const key = randomUUID()
  const first = await confirm(house, unpaid, { previewId, key })
  expect(first.status).toBe(201)
  expect(await confirm(house, unpaid, { previewId, key })).toEqual(first)
  expect(await confirm(house, unpaid, { previewId: 'x', key })).toMatchObject({ status: 422 })
})
