import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysAfter, minutesAfter } from '../../src/platform/clock.ts'
import { publishSalesTerms } from '../../src/terms/publish-sales-terms.ts'
import { currentSalesTerms, newestTerms } from '../../src/terms/queries.ts'
import { CancellationRules } from '../../src/terms/rules.ts'
import { setTerms } from '../../src/terms/set-terms.ts'
import { type House, launch, openHouse } from '../storefront/make.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const on = () => ({ client: house.pool })
const flexible = (weeks: string) => ({
  code: 'flexible',
  name: { nb: 'Fleksible vilkår', en: 'Flexible terms' },
  inWords: { nb: `Gratis til ${weeks} før.`, en: `Free until ${weeks} before.` },
})

test('new words make a new version, the same words do not, and an old version stays as it was', async () => {
  const { offeringId } = await launch(house)
  const set = (weeks: string) => house.does((tx) => setTerms(tx, { offeringId, ...flexible(weeks) }))
  const [first, again, second] = [await set('2'), await set('2'), await set('3')]
  expect([first.version, again.version, second.version]).toEqual([1, 1, 2])
  expect(again.termsId).toBe(first.termsId)
  const { rows } = await house.pool.query(`select in_words ->> 'nb' as words from cancellation_terms where id = $1`, [
    first.termsId,
  ])
  expect(rows).toEqual([{ words: 'Gratis til 2 før.' }])
  expect(await newestTerms(on())).toContainEqual({ termsId: second.termsId, version: 2, rules: null, ...flexible('3') })
})

test('a version carries its rules: other rules make a new version, words alone keep them, and null takes them away', async () => {
  const { offeringId } = await launch(house)
  const rules = (feeBasisPoints: number) =>
    CancellationRules.parse({ steps: [{ daysBefore: 7, at: 'midnight', feeBasisPoints }], afterStart: 'nothing' })
  const words = { ...flexible('5'), code: 'with-rules' }
  const set = (change: object) => house.does((tx) => setTerms(tx, { offeringId, ...words, ...change }))
  const [plain, ruled] = [await set({}), await set({ rules: rules(1_000) })]
  expect([plain.version, ruled.version]).toEqual([1, 2])
  expect(await set({ rules: rules(1_000) })).toEqual(ruled)
  expect(await set({})).toEqual(ruled)
  expect((await set({ rules: rules(2_000) })).version).toBe(3)
  expect((await set({ name: { nb: 'Nye', en: 'New' } })).version).toBe(4)
  const newest = async () => (await newestTerms(on())).find(({ code }) => code === 'with-rules')!.rules
  expect(await newest()).toEqual(rules(2_000))
  await set({ rules: null })
  expect(await newest()).toBeNull()
})

test('a version that exists can be put on another offering', async () => {
  const [one, other] = [await launch(house), await launch(house)]
  const written = await house.does((tx) => setTerms(tx, { offeringId: one.offeringId, ...flexible('6') }))
  const put = await house.does((tx) => setTerms(tx, { offeringId: other.offeringId, termsId: written.termsId }))
  expect(put).toEqual(written)
  await expect(
    house.does((tx) => setTerms(tx, { offeringId: other.offeringId, termsId: randomUUID() })),
  ).rejects.toMatchObject({ code: 'terms/unknown' })
  await expect(
    house.does((tx) => setTerms(tx, { offeringId: randomUUID(), termsId: written.termsId })),
  ).rejects.toMatchObject({ code: 'offering/unknown' })
})

test('the sales terms in force are the newest whose time has come, and none is ever backdated', async () => {
  const words = (text: string) => ({ nb: text, en: text })
  expect(await currentSalesTerms(on())).toBeNull()
  await house.does((tx) => publishSalesTerms(tx, { words: words('first') }))
  await house.does((tx) => publishSalesTerms(tx, { words: words('next year'), validFrom: daysAfter(tx.now, 365) }))
  expect(await currentSalesTerms(on())).toMatchObject({ version: 1, words: words('first') })
  await expect(
    house.does((tx) => publishSalesTerms(tx, { words: words('yesterday'), validFrom: minutesAfter(tx.now, -1) })),
  ).rejects.toMatchObject({ status: 422 })
})
