import { afterAll, beforeAll, expect, test } from 'vitest'
import { minorOf, tenthsOf, typedAmount } from '../../src/web/desk/amount.ts'
import { fromWallClock, onWallClock } from '../../src/web/desk/wall-clock.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, buy, make, unique } from '../support/make.ts'
import { browse, wordsOf } from './browser.ts'
import { faultAt, fieldsOf, type SignedIn, signedIn } from './visitor.ts'

let house: House
let keeper: SignedIn
beforeAll(async () => {
  house = await bootTill()
  keeper = await signedIn(house, { roles: ['course-administrator'] })
})
afterAll(() => house?.close())

/** What a start of the year 2031 is typed as; the code makes it one of its own. */
const typed = (code: string) => ({
  code,
  mode: 'campus',
  place: 'Kirkegata 15, Oslo',
  teachingLang: 'nb',
  zone: 'Europe/Oslo',
  startsAt: '2031-07-01T09:00',
  endsAt: '2031-07-02T16:00',
  saleOpensAt: '2026-01-01T08:00',
  saleClosesAt: '2031-06-20T12:00',
  'sessions.0.startsAt': '2031-07-01T09:00',
  'sessions.0.endsAt': '2031-07-01T15:00',
  'sessions.0.place': '',
})

async function makeCourse(slug: string): Promise<string> {
  const made = await keeper.post('/admin/courses/new', {
    slug,
    faculty: 'Fakultet for helsevitenskap',
    credits: '2,5',
    level: 'bachelor',
    topics: 'helse, statistikk',
    contactEmail: 'kurs@skole.example',
    'nb.title': 'Tall du kan bruke',
    'nb.summary': 'Kort sagt.',
    'nb.description': 'Langt\r\nsagt.',
  })
  expect(made.status).toBe(303)
  return /^\/admin\/courses\/([^?]+)\?done=created$/.exec(made.to ?? '')![1]!
}

test('a course and its start are made with forms, refused with all that is missing, mended and sold', async () => {
  const slug = `tall-${unique()}`
  const courseId = await makeCourse(slug)
  expect(wordsOf((await keeper.get(`/admin/courses/${courseId}`)).body)).toContain('Engelsk er ufullstendig')

  const code = `T-${unique()}`
  const made = await keeper.post(`/admin/courses/${courseId}/offerings/new`, typed(code))
  expect(made.status).toBe(303)
  const page = made.to!.split('?')[0]!

  const refused = await keeper.post(`${page}/publication`, {})
  expect(refused.status).toBe(409)
  for (const field of [
    '#priceAmount',
    '#taxDecision',
    '#terms',
    '#capacity',
    '#minimum',
    `/admin/courses/${courseId}#publication`,
  ])
    expect(refused.body).toContain(`href="${field}"`)

  expect((await keeper.post(`/admin/courses/${courseId}/publication`, {})).to).toContain('done=published')
  const mended = {
    ...fieldsOf((await keeper.get(page)).body),
    priceAmount: '4 900,00',
    taxDecision: 'Undervisning, § 3-5',
    terms: 'new',
    'termsName.nb': 'Fri avbestilling',
    'termsName.en': 'Free cancellation',
    'termsInWords.nb': 'Gratis til to uker før.',
    'termsInWords.en': 'Free until two weeks before.',
    capacity: '12',
    minimum: '5',
    step: 'publish',
  }
  expect((await keeper.post(page, mended)).to).toContain('done=published')

  const { body } = await ask<Record<string, unknown>>(house, `/offerings/${page.split('/').at(-1)}`)
  expect(body).toMatchObject({
    slug,
    code,
    creditTenths: 25,
    startsAt: '2031-07-01T07:00:00.000Z',
    description: 'Langt\nsagt.',
    sessions: [{ startsAt: '2031-07-01T07:00:00.000Z', place: 'Kirkegata 15, Oslo' }],
    price: { gross: { minor: 490_000, currency: 'NOK' } },
    seats: { capacity: 12, left: 12 },
    terms: { name: 'Fri avbestilling' },
  })
})

test('saving a start as it stands changes nothing but the note that somebody saved it', async () => {
  const { offeringId } = await make.offering(house, { taxClass: 'standard' })
  const before = await ask(house, `/offerings/${offeringId}`)
  const page = `/admin/offerings/${offeringId}`
  expect((await keeper.post(page, fieldsOf((await keeper.get(page)).body))).to).toBe(`${page}?done=saved`)
  expect((await ask(house, `/offerings/${offeringId}`)).body).toEqual(before.body)
  const events = await house.witness(
    `select name from events where subject_id = '${offeringId}' and actor like 'person:%'`,
  )
  expect(events.map(({ name }) => name)).toEqual(['OfferingChanged'])
})

test('what cannot be right comes back at its field, with everything else as it was typed', async () => {
  const courseId = await makeCourse(`feil-${unique()}`)
  const wrong = {
    ...typed('rar kode!'),
    endsAt: '2031-06-01T16:00',
    'sessions.4.startsAt': '2031-07-03T09:00',
    'sessions.4.endsAt': '2031-07-03T08:00',
    priceAmount: 'mange penger',
    taxDecision: 'Undervisning',
    taxClass: 'standard',
    capacity: '6001',
    rows: '6',
  }
  const { status, body } = await keeper.post(`/admin/courses/${courseId}/offerings/new`, wrong)
  expect(status).toBe(422)
  expect(faultAt(body, 'code')).toContain('bokstaver')
  expect(faultAt(body, 'priceAmount')).toContain('beløp')
  expect(faultAt(body, 'capacity')).toBe('Tallet er for stort.')
  expect(fieldsOf(body)).toMatchObject({
    code: 'rar kode!',
    priceAmount: 'mange penger',
    place: 'Kirkegata 15, Oslo',
    taxClass: 'standard',
  })

  const late = await keeper.post(`/admin/courses/${courseId}/offerings/new`, {
    ...wrong,
    code: 'OK',
    priceAmount: '4900',
    capacity: '6',
  })
  expect(late.status).toBe(422)
  expect(faultAt(late.body, 'endsAt')).toBe('Slutten må komme etter starten.')
  expect(faultAt(late.body, 'sessions.4.endsAt')).toBe('Samlingen må slutte etter at den begynner.')
  expect(await house.witness(`select 1 from offerings where course_id = '${courseId}'`)).toEqual([])
})

test('more rows are added without saving anything', async () => {
  const { offeringId } = await make.offering(house)
  const page = `/admin/offerings/${offeringId}`
  const fields = fieldsOf((await keeper.get(page)).body)
  const { body } = await keeper.post(page, { ...fields, place: 'Et annet sted', step: 'rows' })
  expect(Number(fieldsOf(body).rows)).toBe(Number(fields.rows) + 3)
  expect(fieldsOf(body).place).toBe('Et annet sted')
  expect((await ask(house, `/offerings/${offeringId}`)).body.place).not.toBe('Et annet sted')
})

test('seats that are sold cannot be taken away, and the page counts them', async () => {
  const offering = await make.offering(house, { capacity: 3 })
  await buy(house, { offering })
  await buy(house, { offering })
  const page = `/admin/offerings/${offering.offeringId}`
  const { body } = await keeper.get(page)
  expect(wordsOf(body)).toContain('3 = 2 solgt + 1 ledig')
  const refused = await keeper.post(page, { ...fieldsOf(body), capacity: '1' })
  expect(refused.status).toBe(409)
  expect(faultAt(refused.body, 'capacity')).toBe(
    '2 plasser er solgt og 0 er holdt av, så det kan ikke bli færre enn 2.',
  )
  expect(wordsOf((await keeper.get('/admin')).body)).toContain('2 av 3 solgt · 1 ledig ')
})

test('a price with VAT that no net price gives is refused with the nearest that do', async () => {
  const { offeringId } = await make.offering(house, { taxClass: 'standard' })
  const page = `/admin/offerings/${offeringId}`
  const fields = fieldsOf((await keeper.get(page)).body)
  const { status, body } = await keeper.post(page, { ...fields, priceAmount: '0,03', priceKind: 'gross' })
  expect(status).toBe(409)
  expect(faultAt(body, 'priceAmount')).toContain('0,05')
})

test('a start that is taken off sale leaves the shop', async () => {
  const { offeringId } = await make.offering(house)
  expect((await keeper.post(`/admin/offerings/${offeringId}/unpublication`, {})).status).toBe(303)
  expect((await ask(house, `/offerings/${offeringId}`)).status).toBe(404)
})

test('only those who keep the courses may open or post the pages', async () => {
  const { offeringId, courseId } = await make.offering(house)
  const clerk = await signedIn(house, { roles: ['finance', 'support'] })
  const visitor = browse(house.url)
  for (const path of [
    '/admin',
    '/admin/courses/new',
    `/admin/courses/${courseId}`,
    `/en/admin/offerings/${offeringId}`,
  ]) {
    expect((await clerk.get(path)).status).toBe(403)
    expect((await visitor.get(path)).to).toContain('/sign-in?to=')
  }
  expect((await clerk.post(`/admin/offerings/${offeringId}/unpublication`, {})).status).toBe(403)
  expect((await ask(house, `/offerings/${offeringId}`)).status).toBe(200)
  expect((await keeper.get('/admin/offerings/not-an-id')).status).toBe(404)
})

test('wall clocks: summer and winter have their own offsets, and an hour that is skipped is no time', () => {
  expect(fromWallClock('Europe/Oslo', '2027-01-14T09:00')).toBe('2027-01-14T08:00:00Z')
  expect(fromWallClock('Europe/Oslo', '2027-07-01T09:00')).toBe('2027-07-01T07:00:00Z')
  expect(fromWallClock('Europe/Oslo', '2027-03-28T02:30')).toBe('2027-03-28T02:30')
  expect(fromWallClock('Ingen/Steder', '2027-07-01T09:00')).toBe('2027-07-01T09:00')
  expect(onWallClock('America/New_York', new Date('2027-07-01T07:00:00Z'))).toBe('2027-07-01T03:00')
})

test('amounts are read as people write them, and never guessed', () => {
  expect(
    ['4900', '4 900,50', '4900.5', '4900,- ', 'kr 5', '1,234', '-5', ''].map((text) => minorOf(text, 'NOK')),
  ).toEqual([490_000, 490_050, 490_050, 490_000, null, null, null, null])
  expect([typedAmount(490_000, 'NOK'), typedAmount(490_050, 'NOK'), typedAmount(1, 'NOK')]).toEqual([
    '4900',
    '4900,50',
    '0,01',
  ])
  expect([tenthsOf('2,5'), tenthsOf('10'), tenthsOf('2,55')]).toEqual([25, 100, null])
})
