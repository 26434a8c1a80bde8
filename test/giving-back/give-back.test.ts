import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '../../src/platform/db/transact.ts'
import { act } from '../../src/platform/till.ts'
import { ExtraBody } from '../../src/pricing/extra-body.ts'
import { addExtra } from '../../src/pricing/put-extra.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, pay, until } from '../support/make.ts'
import {
  buySeats,
  course,
  documented,
  documentsOf,
  type Firm,
  giveBack,
  openFirm,
  preview,
  seatsLeft,
  someone,
} from './firm.ts'

const LONG_MS = 60_000
const DAY_SECONDS = 86_400

let house: House
beforeAll(async () => {
  house = await bootTill()
}, LONG_MS)
afterAll(() => house?.close())

/** Somebody is invited to a seat without a name and has not answered. */
async function invite(firm: Firm, orderId: string): Promise<string> {
  const { rows } = await house.till.connection.pool.query(
    `with person as (insert into people (id, name, email, lang, created_at) values (uuidv7(), 'Ida Invitert', $2, 'nb', app_now()) returning id)
     insert into seat_assignments (id, seat_id, company_id, offering_id, order_id, person_id, name, email, invited_at)
     select uuidv7(), w.seat_id, w.company_id, w.offering_id, w.order_id, person.id, 'Ida Invitert', $2, app_now()
     from wallet_seats w, person where w.order_id = $1 and w.company_id = $3
       and not exists (select from enrolments e where e.seat_id = w.seat_id) order by w.seat_id limit 1 returning id, seat_id`,
    [orderId, `${randomUUID()}@fjell.example`, firm.companyId],
  )
  return rows[0].id
}

describe('a company looks at what giving back would do', () => {
  test('seats without a name go first, then who has not answered, then people; and who would lose theirs is named', async () => {
    const [firm, { offeringId }] = [await openFirm(house), await course(house)]
    const people = [someone('Anne Berg')]
    const placed = await buySeats(house, firm, offeringId, { quantity: 4, gross: 490_000, people })
    await invite(firm, placed.id)
    const look = async (number: number) => (await preview(house, firm, offeringId, { number })).body
    expect((await look(2)).seats.map(({ kind }) => kind)).toEqual(['unnamed', 'unnamed'])
    expect((await look(2)).losesAccess).toEqual([])
    expect((await look(3)).losesAccess).toEqual(['Ida Invitert'])
    const all = await look(4)
    expect(all.losesAccess).toEqual(['Ida Invitert', 'Anne Berg'])
    expect(all).toMatchObject({
      places: { free: 4 },
      orders: [{ seats: 4, fee: { minor: 0 }, lowered: { minor: 1_960_000 }, refund: null }],
    })
    expect(all.until).toMatch(/^\d{4}-/)
    expect(await preview(house, firm, offeringId, { number: 5 })).toMatchObject({
      status: 409,
      body: { type: '/problems/giving-back/too-few', left: 4 },
    })
    expect(await preview(house, firm, offeringId, { seats: [randomUUID()] })).toMatchObject({ status: 422 })
    expect(await preview(house, firm, randomUUID(), { number: 1 })).toMatchObject({
      status: 409,
      body: { type: '/problems/giving-back/no-seats' },
    })
    expect(await seatsLeft(house, offeringId)).toBe(4)
  })
})

describe('a company gives seats back', () => {
  test('exactly as it was shown: they are free, who sat there is out, the invitation ended, and the credit note says so', async () => {
    const [firm, { offeringId }] = [await openFirm(house), await course(house, { startsInDays: 12 })]
    const people = [someone('Anne Berg'), someone('Bo Dahl')]
    const placed = await buySeats(house, firm, offeringId, { quantity: 4, gross: 490_000, people })
    const assignment = await invite(firm, placed.id)
    const { body: seen } = await preview(house, firm, offeringId, { number: 4 })
    const seats = seen.seats
      .filter(({ name }) => name === 'Anne Berg' || name === 'Ida Invitert')
      .map((seat) => seat.seatId)
    const shown = await giveBack(house, firm, offeringId, { seats })
    expect(shown.orders[0]).toMatchObject({
      fee: { minor: 100_000 },
      rule: { kind: 'step' },
      lowered: { minor: 880_000 },
    })
    await documented(house, placed.id, 2)
    expect((await documentsOf(house, placed)).map(({ gross }) => gross)).toEqual([1_960_000, 880_000])
    const held = await house.witness(
      `select p.name from order_places p where p.order_id = '${placed.id}' and p.returned_at is null order by 1`,
    )
    expect(held.map(({ name }) => name)).toEqual(['Bo Dahl', null])
    expect(await house.witness(`select end_cause from seat_assignments where id = '${assignment}'`)).toEqual([
      { end_cause: 'returned' },
    ])
    const sold = await house.witness(
      `select count(*)::int as n from seats s where s.sold_at is not null and s.id in ('${seats.join("','")}')`,
    )
    expect(sold[0]!.n).toBe(0)
    const told = (to: string) =>
      house.mails().some((mail) => mail.subject.includes('er trukket') && mail.to.includes(to))
    await until(() => told(people[0]!.email))
    expect(told(people[1]!.email)).toBe(false)
    const [note] = await house.witness(
      `select content ->> 'reason' as reason from documents where order_id = '${placed.id}' and kind = 'credit-note'`,
    )
    expect(String(note!.reason).replaceAll('\u00a0', ' ')).toContain('avbestillingsgebyr 1 000,00 kr')
    await expectSoundBooks(house.eye)
  })

  test('in several steps with fees: what stays of the invoice is the fees, to the øre', async () => {
    const firm = await openFirm(house)
    const { offeringId } = await course(house, { startsInDays: 12, price: { netMinor: 33_333 } })
    const placed = await buySeats(house, firm, offeringId, { quantity: 5, gross: 33_333 })
    for (const number of [1, 3, 1]) await giveBack(house, firm, offeringId, { number })
    await documented(house, placed.id, 4)
    const [invoice, ...notes] = await documentsOf(house, placed)
    expect(invoice!.gross - notes.reduce((sum, { gross }) => sum + gross, 0)).toBe(5 * 8_333)
    expect(await seatsLeft(house, offeringId)).toBe(0)
    await expectSoundBooks(house.eye)
  })

  test('where the rest is repriced, it pays what so few cost; the last seats bring the rest back, and all of it adds up', async () => {
    const firm = await openFirm(house)
    const tiers = [{ fromSeats: 5, percentBasisPoints: 2_000 }]
    const { offeringId } = await course(house, { price: { netMinor: 100_000, tiers, tierRule: 'reprice' } })
    const placed = await buySeats(house, firm, offeringId, { quantity: 6, gross: 80_000 })
    const shown = await giveBack(house, firm, offeringId, { number: 3 })
    expect(shown.orders[0]).toMatchObject({
      tier: { rule: 'reprice', unitBefore: { minor: 80_000 }, unitAfter: { minor: 100_000 }, kept: { minor: 60_000 } },
      documents: [{ gross: { minor: 180_000 }, stays: { minor: 300_000 } }],
    })
    await giveBack(house, firm, offeringId, { number: 3 })
    await documented(house, placed.id, 3)
    const [invoice, ...notes] = await documentsOf(house, placed)
    expect(notes.reduce((sum, { gross }) => sum + gross, 0)).toBe(invoice!.gross)
    await expectSoundBooks(house.eye)
  })

  test('what was paid by card goes back to the card, less the fee, and never more than was paid', async () => {
    const firm = await openFirm(house)
    const { offeringId } = await course(house, { startsInDays: 12 })
    const placed = await buySeats(house, firm, offeringId, { quantity: 3, gross: 490_000, change: { payBy: 'card' } })
    await pay(house, placed)
    await documented(house, placed.id, 1)
    const shown = await giveBack(house, firm, offeringId, { number: 2 })
    expect(shown.orders[0]).toMatchObject({ refund: { minor: 880_000 }, lowered: null })
    await until(async () => {
      const rows = await house.witness(`select succeeded_at from refunds where order_id = '${placed.id}'`)
      return rows.length === 1 && rows[0]!.succeeded_at !== null
    })
    await giveBack(house, firm, offeringId, { number: 1 })
    await documented(house, placed.id, 3)
    await until(async () => {
      const rows = await house.witness(`select succeeded_at from refunds where order_id = '${placed.id}'`)
      return rows.length === 2 && rows.every(({ succeeded_at }) => succeeded_at !== null)
    })
    await expectSoundBooks(house.eye)
    await expectBankEqualsBooks(house.sandboxUrl, house.eye)
  })

  test('with a book and lunches at other rates of VAT, in several steps: what is invoiced at once and what is invoiced later both end at their fees', async () => {
    const firm = await openFirm(house)
    const { offeringId } = await course(house, { startsInDays: 12, price: { netMinor: 333_333 } })
    const extras = [
      { name: { nb: 'Bok', en: 'Book' }, netMinor: 39_901, taxClass: 'zero', delivered: 'on-order' },
      { name: { nb: 'Lunsj', en: 'Lunch' }, netMinor: 17_777, taxClass: 'food', mostPerSeat: 2 },
      { name: { nb: 'Rom', en: 'Room' }, netMinor: 99_901, taxClass: 'low' },
    ]
    const extraIds: string[] = []
    for (const extra of extras) {
      const body = ExtraBody.parse({ taxDecision: 'Ingrid', ...extra })
      const add = (tx: Tx) => addExtra(tx, { ...body, offeringId })
      extraIds.push((await act(house.till, { kind: 'job', name: 'test' }, add)).extraId)
    }
    const chosen = extraIds.map((extraId, at) => ({ extraId, quantity: [3, 5, 2][at]! }))
    const later = Math.round((5 * 17_777 * 115) / 100) + Math.round((2 * 99_901 * 112) / 100)
    const total = 3 * 333_333 + 3 * 39_901 + later
    const change = {
      lines: [{ offeringId, quantity: 3, extras: chosen, people: [] }],
      expectedTotal: { minor: total, currency: 'NOK' },
    }
    const placed = await buySeats(house, firm, offeringId, { quantity: 3, gross: 0, change })
    for (const number of [1, 2]) await giveBack(house, firm, offeringId, { number })
    await house.moveClock(15 * DAY_SECONDS)
    await expectSoundBooks(house.eye)
    await documented(house, placed.id, 3)
    const [invoice, ...notes] = await documentsOf(house, placed)
    const back = notes.reduce((sum, { gross }) => sum + gross, 0)
    expect([invoice!.gross, invoice!.gross - back]).toEqual([3 * 333_333 + 3 * 39_901, 3 * 50_000 + 3 * 39_901])
    const [due] = await house.witness(
      `select sum(amount_minor - forgone_minor)::int as left from demands where order_id = '${placed.id}' and invoice_from > (app_now() - interval '10 days')::date`,
    )
    expect(due!.left).toBe(0)
  })

  test('from two orders at once, the later bought first, each with its own credit note', async () => {
    const [firm, { offeringId }] = [await openFirm(house), await course(house)]
    const first = await buySeats(house, firm, offeringId, { quantity: 2, gross: 490_000 })
    const second = await buySeats(house, firm, offeringId, { quantity: 2, gross: 490_000 })
    const shown = await giveBack(house, firm, offeringId, { number: 3 })
    expect(shown.orders.map(({ orderNumber, seats }) => [orderNumber, seats])).toEqual([
      [first.number, 1],
      [second.number, 2],
    ])
    await documented(house, first.id, 2)
    await documented(house, second.id, 2)
    expect(await preview(house, firm, offeringId, { number: 1, orderId: second.id })).toMatchObject({ status: 409 })
    await expectSoundBooks(house.eye)
  })

  test('a course that is invoiced when it has been held: what is given back is never invoiced, and the fee is', async () => {
    const firm = await openFirm(house)
    const price = { netMinor: 100_000, taxClass: 'standard', taxDecision: 'Ingrid: recorded' }
    const { offeringId } = await course(house, { startsInDays: 12, price })
    const key = await make.client(house, ['course-administrator'])
    const { body: placed } = await ask<{ id: string }>(house, '/orders', {
      method: 'POST',
      headers: { ...bearer(key), 'idempotency-key': randomUUID() },
      body: {
        lines: [{ offeringId, quantity: 3, people: [] }],
        payer: {
          kind: 'company',
          name: 'Fjell AS',
          organisationNumber: firm.organisationNumber,
          contactName: 'Mona',
          email: firm.manager.email,
          street: 'Gata 1',
          postcode: '0155',
          city: 'Oslo',
        },
        ...{ payBy: 'invoice', expectedTotal: { minor: 375_000, currency: 'NOK' }, acceptedSalesTerms: 1 },
      },
    })
    const shown = await giveBack(house, firm, offeringId, { number: 3 })
    expect(shown.orders[0]).toMatchObject({ documents: [], fee: { minor: 75_000 }, neverInvoiced: { minor: 281_250 } })
    await house.moveClock(15 * DAY_SECONDS)
    await documented(house, placed.id, 1)
    expect(await documentsOf(house, placed)).toEqual([{ kind: 'invoice', gross: 93_750, vat: 18_750 }])
    await expectSoundBooks(house.eye)
  })
})
