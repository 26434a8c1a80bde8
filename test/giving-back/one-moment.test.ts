import { afterAll, beforeAll, expect, test } from 'vitest'
import { previewGiveBack } from '../../src/giving-back/preview.ts'
import type { Moment } from '../../src/platform/db/snapshot.ts'
import { readTogether } from '../../src/platform/db/transact.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { buySeats, course, giveBack, openFirm, preview } from './firm.ts'

const LONG_MS = 60_000

let house: House
beforeAll(async () => {
  house = await bootTill()
}, LONG_MS)
afterAll(() => house?.close())

test('a preview is of one moment: what is given back while it is read is in none of its figures', async () => {
  const [firm, { offeringId }] = [await openFirm(house), await course(house)]
  await buySeats(house, firm, offeringId, { quantity: 6, gross: 490_000 })
  const seen = async () => (await preview(house, firm, offeringId, { number: 2 })).body.previewId
  const { pool } = house.till.connection
  const wallet = { companyId: firm.companyId, offeringId, personId: null }
  const interrupted = async (on: Moment) => {
    const read = previewGiveBack(
      meanwhile(on, () => giveBack(house, firm, offeringId, { number: 2 })),
      wallet,
      { number: 2 },
    )
    return (await read).previewId
  }
  const before = await seen()
  expect(await readTogether(pool, interrupted)).toBe(before)
  // The same reads without a moment tell of seats as they were before, and of documents as they are after.
  const between = await seen()
  const torn = await interrupted({ client: pool, now: new Date() }).catch(() => 'failed')
  expect([between, await seen()]).not.toContain(torn)
})

/** Lets somebody else act between the first of the reads and the second. */
function meanwhile(on: Moment, act: () => Promise<unknown>): Moment {
  let reads = 0
  const query = async (asked: { text: string }) => {
    if (++reads === 2) await act()
    return on.client.query(asked)
  }
  return { ...on, client: { query: query as unknown as typeof on.client.query } }
}
