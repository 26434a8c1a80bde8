import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpublishOffering } from '../../src/catalogue/unpublish-offering.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { courseBySlug, listOffers, offersOf } from '../../src/storefront/offers.ts'
import { courseDraft, type House, launch, offeringDraft, openHouse, take } from './make.ts'

let house: House
const on = () => ({ client: house.pool })
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const titled = (title: string) => ({ title, summary: 'Kort.', description: 'Langt.', outcomes: '', prerequisites: '' })

test('an offer says price with VAT, seats left, sessions in order, conditions and the next deadline in one piece', async () => {
  const { offeringId, poolId } = await launch(house)
  await take(house, poolId, 3, 'sold')
  await take(house, poolId, 2, 'held')
  await take(house, poolId, 4, 'lapsed')
  const [offer] = await offersOf(on(), [offeringId], 'nb')
  expect(offer).toMatchObject({
    offeringId,
    poolId,
    title: 'Praktisk statistikk',
    lang: 'nb',
    fallback: false,
    seats: { capacity: 20, left: 15 },
    price: {
      net: { minor: 490_000, currency: 'NOK' },
      vat: { minor: 0, currency: 'NOK' },
      gross: { minor: 490_000, currency: 'NOK' },
      category: 'E',
      exemptionCode: 'VATEX-EU-132-1I',
    },
    terms: { name: 'Standardvilkår', inWords: 'Gratis til to uker før.' },
    sale: 'open',
    deadline: { name: 'booking-closes', at: offer!.saleClosesAt },
  })
  expect(offer!.price.reason).toContain('merverdiavgiftsloven § 3-5')
  expect(offer!.sessions.map(({ place }) => place)).toEqual(['Rom P45', 'Rom P46'])
  expect(offer!.sessions[0]!.startsAt).toEqual(offer!.startsAt)
})

test('who reads English gets Norwegian words, marked as such, until the English ones are complete', async () => {
  const half = { ...titled('Practical statistics'), description: '' }
  const [one, other] = [
    await launch(house, { course: { texts: { nb: titled('Statistikk'), en: half } } }),
    await launch(house, { course: { texts: { nb: titled('Statistikk'), en: titled('Practical statistics') } } }),
  ]
  const offers = await offersOf(on(), [one.offeringId, other.offeringId], 'en')
  const of = (id: string) => offers.find(({ offeringId }) => offeringId === id)
  expect(of(one.offeringId)).toMatchObject({
    title: 'Statistikk',
    lang: 'nb',
    fallback: true,
    terms: { name: 'Standardvilkår' },
  })
  expect(of(other.offeringId)).toMatchObject({
    title: 'Practical statistics',
    lang: 'en',
    fallback: false,
    terms: { name: 'Standard terms' },
  })
})

test('an offer says whether it can be bought now, not yet, no longer, or is full', async () => {
  const [startsAt, now] = [daysAfter(new Date(), 30), new Date()]
  const early = await launch(house, { offering: { startsAt, saleOpensAt: daysAfter(now, 1) } })
  const late = await launch(house, { offering: { startsAt, saleClosesAt: daysAfter(now, -1) } })
  const full = await launch(house, { capacity: 5 })
  await take(house, full.poolId, 5, 'held')
  const sale = async (id: string) => (await offersOf(on(), [id], 'nb'))[0]
  expect(await sale(early.offeringId)).toMatchObject({ sale: 'not-yet', deadline: { name: 'booking-opens' } })
  expect(await sale(late.offeringId)).toMatchObject({ sale: 'closed', deadline: null })
  expect(await sale(full.offeringId)).toMatchObject({ sale: 'sold-out', seats: { left: 0 } })
})

test('pages of the list neither repeat nor lose an offering, also when many start at the same instant', async () => {
  const own = { topics: ['paging'] }
  const startsAt = daysAfter(new Date(), 40)
  const ids: string[] = []
  for (const shift of [0, 0, 0, 1, 2]) {
    const { offeringId } = await launch(house, {
      course: own,
      offering: offeringDraft({ startsAt: daysAfter(startsAt, shift) }),
    })
    ids.push(offeringId)
  }
  await house.pool.query(`update offerings set starts_at = starts_at + interval '7 microseconds' where id = any ($1)`, [
    ids,
  ])
  const seen: string[] = []
  let after: string | undefined
  for (let pages = 0; pages < 5; pages++) {
    const page = await listOffers(on(), { lang: 'nb', topic: ['paging'], limit: 2, after })
    seen.push(...page.offers.map(({ offeringId }) => offeringId))
    if (page.next === null) break
    after = page.next
  }
  expect(seen).toEqual(ids)
})

test('a cursor that this list did not give out is refused with a pointer to it', async () => {
  const ask = (key: string) => listOffers(on(), { lang: 'nb', limit: 2, after: Buffer.from(key).toString('base64url') })
  await expect(ask('["2026-02-30","01890000-0000-7000-8000-000000000001"]')).rejects.toMatchObject({ status: 422 })
  await expect(ask('nonsense')).rejects.toMatchObject({ faults: [{ pointer: '/query/after' }] })
})

test('the list leaves out drafts, what was taken from sale and what has ended', async () => {
  const own = { topics: ['leaving-out'] }
  const shown = await launch(house, { course: own })
  const gone = await launch(house, { course: own })
  const ended = await launch(house, { course: own })
  await house.does((tx) => unpublishOffering(tx, gone.offeringId))
  await house.pool.query(
    `update offerings set starts_at = now() - interval '2 days', ends_at = now() - interval '1 day' where id = $1`,
    [ended.offeringId],
  )
  const { offers } = await listOffers(on(), { lang: 'nb', topic: ['leaving-out'], limit: 10 })
  expect(offers.map(({ offeringId }) => offeringId)).toEqual([shown.offeringId])
  expect(await offersOf(on(), [gone.offeringId], 'nb')).toEqual([])
  expect(await offersOf(on(), [ended.offeringId], 'nb')).toHaveLength(1)
})

test('a search finds inflected words, parts of words and codes, and nothing by signs', async () => {
  const texts = { nb: titled('Veiledning av sykepleiere'), en: titled('Supervising nurses') }
  const { offeringId } = await launch(house, { course: { texts, topics: [] }, offering: { code: 'VEIL-2027' } })
  const found = async (search: string) =>
    (await listOffers(on(), { lang: 'nb', search, limit: 10 })).offers.map((offer) => offer.offeringId)
  expect(await found('sykepleier')).toEqual([offeringId])
  expect(await found('nurse')).toEqual([offeringId])
  expect(await found('veiledn pleiere')).toEqual([offeringId])
  expect(await found('veil-2027')).toEqual([offeringId])
  expect(await found('%')).toEqual([])
  expect(await found("o'brien & (!")).toEqual([])
})

test('filters narrow the list by mode and language of tuition', async () => {
  const own = { topics: ['filters'] }
  await launch(house, { course: own })
  const { offeringId } = await launch(house, { course: own, offering: { mode: 'online', teachingLang: 'en' } })
  const { offers } = await listOffers(on(), {
    lang: 'nb',
    topic: ['filters'],
    mode: ['online'],
    teachingLang: ['en'],
    limit: 10,
  })
  expect(offers.map((offer) => offer.offeringId)).toEqual([offeringId])
})

test('a course page shows the course also when none of its offerings is published', async () => {
  const { slug } = courseDraft()
  const { offeringId } = await launch(house, { course: { slug } })
  const before = await courseBySlug(on(), slug, 'en')
  expect(before).toMatchObject({
    course: { slug, title: 'Praktisk statistikk', fallback: true },
    offers: [{ offeringId }],
  })
  const listed = await offersOf(on(), [offeringId], 'en')
  expect(before!.offers).toEqual(listed.map((offer) => ({ ...offer, teachers: [] })))
  await house.does((tx) => unpublishOffering(tx, offeringId))
  expect(await courseBySlug(on(), slug, 'nb')).toMatchObject({ course: { slug, creditTenths: 25 }, offers: [] })
  expect(await courseBySlug(on(), 'no-such-course', 'nb')).toBeNull()
})
