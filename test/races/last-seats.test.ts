import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { pay, readOrder, until } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'
import { rush, tally } from './scenes/seats.ts'

const SEATS = 30
const BUYERS = 200

describe('200 buyers want 30 seats at two server processes', () => {
  let fleet: Fleet
  beforeAll(async () => {
    fleet = await startFleet({ processes: 2 })
  }, 30_000)
  afterAll(() => fleet?.close())

  test('30 are enrolled with invoices 1 to 30, 170 are refused by name, nobody falsely', {
    timeout: 60_000,
  }, async () => {
    const answers = await rush(fleet, { seats: SEATS, buyers: BUYERS })
    const placed = answers.filter(({ status }) => status === 201)
    expect(tally(answers, 'seats/sold-out')).toEqual({ placed: SEATS, refused: BUYERS - SEATS })

    await Promise.all(placed.map((each) => pay(fleet.sandbox.url, each)))
    await until(
      () => Promise.all(placed.map((each) => readOrder(fleet.urls[1]!, each))),
      (orders) => orders.every(({ body }) => body.state === 'confirmed' && (body.documents as unknown[]).length === 1),
    )
    const [row] = await fleet.witness<{ enrolled: number; first: number; last: number; documents: number }[]>`
      select (select count(*)::int from enrolments where withdrawn_at is null) as enrolled, min(number)::int as first, max(number)::int as last, count(*)::int as documents from documents`
    expect(row).toEqual({ enrolled: SEATS, first: 1, last: SEATS, documents: SEATS })
    await expectSoundBooks(fleet.witness)
    await expectBankEqualsBooks(fleet.sandbox.url, fleet.witness)
    promise(
      `${SEATS} of ${SEATS} seats sold to ${BUYERS} buyers at two servers, ${BUYERS - SEATS} refused by name, invoices 1–${SEATS}, bank = books`,
    )
  })
})
