import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, pay, placeByCard, readOrder, until } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'

const SEATS = 30
const BUYERS = 200

/** All buyers at once, every other one at the other server process. */
async function rush(fleet: Fleet): Promise<Answer[]> {
  const { offeringId } = await launch({ does: fleet.does }, { capacity: SEATS })
  return Promise.all(
    Array.from({ length: BUYERS }, (_, n) => placeByCard(fleet.urls[n % fleet.urls.length]!, offeringId, n)),
  )
}

describe('200 buyers want 30 seats at two server processes', () => {
  let fleet: Fleet
  beforeAll(async () => {
    fleet = await startFleet({ processes: 2 })
  }, 30_000)
  afterAll(() => fleet?.close())

  test('30 are enrolled with invoices 1 to 30, 170 are refused by name, nobody falsely', {
    timeout: 60_000,
  }, async () => {
    const answers = await rush(fleet)
    const placed = answers.filter(({ status }) => status === 201)
    const refused = answers.filter(({ status, body }) => status === 409 && body.type === '/problems/seats/sold-out')
    expect({ placed: placed.length, refused: refused.length }).toEqual({ placed: SEATS, refused: BUYERS - SEATS })

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
      `${SEATS} of ${SEATS} seats sold to ${BUYERS} buyers at two servers, ${refused.length} refused by name, invoices 1–${SEATS}, bank = books`,
    )
  })
})

test('without the lock on seat rows the same rush goes wrong', { timeout: 60_000 }, async () => {
  const fleet = await startFleet({ processes: 2, broken: 'no-seat-lock' })
  try {
    const answers = await rush(fleet)
    const placed = answers.filter(({ status }) => status === 201).length
    const refused = answers.filter(
      ({ status, body }) => status === 409 && body.type === '/problems/seats/sold-out',
    ).length
    expect({ placed, refused }).not.toEqual({ placed: SEATS, refused: BUYERS - SEATS })
  } finally {
    await fleet.close()
  }
})
