import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeCourse } from '../../src/catalogue/change-course.ts'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { createCourse } from '../../src/catalogue/create-course.ts'
import { createOffering } from '../../src/catalogue/create-offering.ts'
import { publishCourse } from '../../src/catalogue/publish-course.ts'
import { unpublishOffering } from '../../src/catalogue/unpublish-offering.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { openPool } from '../../src/seats/open-pool.ts'
import { coursesForStaff } from '../../src/storefront/courses-for-staff.ts'
import { listOffers } from '../../src/storefront/offers.ts'
import { publishOffering } from '../../src/storefront/publish-offering.ts'
import { setTerms } from '../../src/terms/set-terms.ts'
import { courseDraft, type House, launch, offeringDraft, openHouse } from './make.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const text = { title: 'Idé', summary: '', description: '', outcomes: '', prerequisites: '' }

async function bareDraft() {
  const { courseId } = await house.does((tx) =>
    createCourse(tx, courseDraft({ contactEmail: '', texts: { nb: text } })),
  )
  const draft = { ...offeringDraft({ minimum: 0, sessions: [] }), courseId }
  const { offeringId } = await house.does((tx) => createOffering(tx, draft))
  return { courseId, offeringId }
}

const lacks = async (offeringId: string): Promise<string[]> => {
  const refusal = await house
    .does((tx) => publishOffering(tx, offeringId))
    .then(
      () => null,
      (error: { code: string; status: number; facts: { missing: { name: string; sentence: string }[] } }) => error,
    )
  if (!refusal) return []
  expect(refusal).toMatchObject({ code: 'catalogue/not-ready', status: 409 })
  for (const { sentence } of refusal.facts.missing) expect(sentence).toMatch(/^[A-Z].*\.$/)
  return refusal.facts.missing.map(({ name }) => name)
}

test('the gate names everything that is missing at once, and opens when the last of it is there', async () => {
  const { courseId, offeringId } = await bareDraft()
  expect(await lacks(offeringId)).toEqual([
    'course',
    'language',
    'contact',
    'sessions',
    'minimum',
    'price',
    'tax-decision',
    'terms',
    'capacity',
  ])
  await house.does(async (tx) => {
    const nb = { ...text, summary: 'Kort.', description: 'Langt.' }
    await changeCourse(tx, { courseId, contactEmail: 'kurs@hoyskolen.no', texts: { nb } })
    await publishCourse(tx, courseId)
    await changeOffering(tx, { offeringId, minimum: 12 })
  })
  expect(await lacks(offeringId)).toEqual(['sessions', 'price', 'tax-decision', 'terms', 'capacity'])
  await house.does(async (tx) => {
    const { startsAt, endsAt } = offeringDraft()
    await changeOffering(tx, { offeringId, startsAt, endsAt, sessions: [{ startsAt, endsAt, place: 'P45' }] })
    await setPrice(tx, { offeringId, currency: 'NOK', netMinor: 0, taxClass: 'exempt-teaching', taxDecision: 'Kari' })
    const said = { nb: 'x', en: 'x' }
    await setTerms(tx, { offeringId, code: 'free', name: said, inWords: said })
    await openPool(tx, { offeringId, name: 'standard', capacity: 10 })
  })
  expect(await lacks(offeringId)).toEqual(['minimum-above-capacity'])
  await house.does((tx) => changeOffering(tx, { offeringId, minimum: 10 }))
  expect(await lacks(offeringId)).toEqual([])
  const { offers } = await listOffers({ client: house.pool }, { lang: 'nb', limit: 10 })
  expect(offers.map((offer) => offer.offeringId)).toContain(offeringId)
})

test('publishing twice keeps the first instant and tells the trail once', async () => {
  const { offeringId } = await launch(house)
  const [first, second] = [
    await house.does((tx) => publishOffering(tx, offeringId)),
    await house.does((tx) => publishOffering(tx, offeringId)),
  ]
  expect(second).toEqual(first)
  const { rows } = await house.pool.query(`select from events where subject_id = $1 and name = 'OfferingPublished'`, [
    offeringId,
  ])
  expect(rows).toHaveLength(1)
})

test('what is published cannot be changed into something that could not have been published', async () => {
  const { courseId, offeringId } = await launch(house)
  await expect(house.does((tx) => changeCourse(tx, { courseId, contactEmail: '' }))).rejects.toMatchObject({
    code: 'catalogue/not-ready',
    facts: { missing: [{ name: 'contact' }] },
  })
  await expect(house.does((tx) => changeOffering(tx, { offeringId, sessions: [] }))).rejects.toMatchObject({
    facts: { missing: [{ name: 'sessions' }] },
  })
})

test('a launch that is refused leaves nothing behind', async () => {
  const count = async () => (await house.pool.query('select from courses')).rowCount
  const before = await count()
  await expect(launch(house, { offering: { minimum: 21 }, capacity: 20 })).rejects.toMatchObject({
    facts: { missing: [{ name: 'minimum-above-capacity' }] },
  })
  expect(await count()).toBe(before)
})

test('administrators see drafts and courses without an offering, with what each lacks', async () => {
  const bare = await bareDraft()
  const shown = await launch(house)
  const { courseId: alone } = await house.does((tx) => createCourse(tx, courseDraft()))
  const { courses: all } = await coursesForStaff({ client: house.pool }, { lang: 'nb', limit: 200 })
  const of = (id: string) => all.find(({ courseId }) => courseId === id)!
  expect(of(bare.courseId)).toMatchObject({ title: 'Idé', publishedAt: null, langsMissing: ['nb', 'en'] })
  expect(of(bare.courseId).offerings[0]!.missing.map(({ name }) => name)).toContain('price')
  expect(of(shown.courseId)).toMatchObject({
    langsMissing: ['en'],
    missing: [],
    offerings: [{ capacity: 20, sold: 0, missing: [] }],
  })
  expect(of(alone).offerings).toEqual([])
})

test('taking an offering from sale twice is told once', async () => {
  const { offeringId } = await launch(house)
  await house.does((tx) => unpublishOffering(tx, offeringId))
  await house.does((tx) => unpublishOffering(tx, offeringId))
  const { rows } = await house.pool.query(`select from events where subject_id = $1 and name = 'OfferingUnpublished'`, [
    offeringId,
  ])
  expect(rows).toHaveLength(1)
})
