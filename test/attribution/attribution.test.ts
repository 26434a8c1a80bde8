import { afterAll, beforeAll, expect, test } from 'vitest'
import { countStep, DIRECT, OTHER, VIEWS } from '../../src/attribution/count-visits.ts'
import { CHANNELS_A_DAY, SEARCHES_A_DAY } from '../../src/attribution/write-counts.ts'
import { openTill } from '../../src/open-till.ts'
import { openTallies } from '../../src/platform/tallies.ts'
import { EMPTY_SEARCHES, keptWords } from '../../src/storefront/note-empty-search.ts'
import { hire } from '../developing/people.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, checkOut, make, type Offering, order, until } from '../support/make.ts'

/** More than there are connections to the database. */
const READERS = 80
const CANARY = 'kanarifugl'
const PERSON = { accept: 'text/html', 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' }
let house: House
let program: string
let offering: Offering
let slug: string
let today: string

beforeAll(async () => {
  house = await bootTill()
  program = await make.client(house, ['course-administrator'])
  offering = await make.offering(house, { capacity: 40 })
  slug = String((await house.witness(`select slug from courses where id = '${offering.courseId}'`))[0]!.slug)
  today = await dayOf(house)
}, 60_000)
afterAll(() => house?.close())

/** A page as a browser asks for it; what it sets is what the browser would send back. */
async function visit(path: string, { headers = {}, form }: { headers?: object; form?: Record<string, string> } = {}) {
  const answer = await fetch(`${house.url}${path}`, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { ...PERSON, ...(form ? { origin: house.url } : {}), ...headers } as Record<string, string>,
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
  return { status: answer.status, words: await answer.text(), set: answer.headers.getSetCookie() }
}
const MARKED = `utm_source=${CANARY}&utm_medium=Nyhetsbrev&utm_campaign=Host26&utm_term=noe`
const touchIn = (set: readonly string[]) => {
  const body = /came-from=([\w-]+)\./.exec(set.join('\n'))?.[1]
  return body ? (JSON.parse(Buffer.from(body, 'base64url').toString()) as { first: object; last: object }) : null
}
const cookieOf = (set: readonly string[]) => set.map((each) => each.split(';')[0]).join('; ')
const written = async () => {
  await house.moveClock(1)
  await until(async () => (await house.witness('select from course_visits')).length > 0)
}
/** The tables in which a word stands anywhere. */
async function tablesWith(word: string): Promise<string[]> {
  const tables = await house.witness(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables)
    if ((await house.witness(`select from public."${name}" t where t::text ilike '%${word}%' limit 1`)).length > 0)
      found.push(String(name))
  return found
}

test('whoever has not answered, or says no, leaves no touch in the browser or with an order: their link is counted, and that is all', async () => {
  const came = await visit(`/courses/${slug}?${MARKED}`)
  expect(came.words).toContain('La oss se hvilke kanaler som selger')
  expect(came.set).toEqual([])
  const no = await visit('/channels', {
    form: { answer: 'no', back: `/courses/${slug}`, source: CANARY, medium: 'nyhetsbrev' },
  })
  expect(no.set.map((each) => each.split(';')[0])).toEqual(['channels=no1'])
  const again = await visit(`/courses/${slug}?${MARKED}`, { headers: { cookie: cookieOf(no.set) } })
  expect(again.set).toEqual([])
  expect(again.words).not.toContain('La oss se hvilke kanaler som selger')
  await checkOut(house, { offering })
  await written()
  expect(await tablesWith(CANARY)).toEqual(['course_visits'])
  expect(await house.witness('select source, medium, views from course_visits')).toEqual([
    { source: CANARY, medium: 'nyhetsbrev', views: 2 },
  ])
})

test('after a yes the first touch stays, the last one changes, and a no takes both away', async () => {
  const yes = await visit('/channels', {
    form: { answer: 'yes', back: '/', source: 'partneren', medium: 'partner' },
  })
  const first = { source: 'partneren', medium: 'partner', day: today }
  expect(touchIn(yes.set)).toEqual({ first, last: first })
  const next = await visit(`/courses?${MARKED}`, { headers: { cookie: cookieOf(yes.set) } })
  const last = { source: CANARY, medium: 'nyhetsbrev', campaign: 'host26', day: today }
  expect(touchIn(next.set)).toEqual({ first, last })
  const forged = cookieOf(yes.set).replace(/came-from=[\w-]+/, `came-from=${Buffer.from('{}').toString('base64url')}`)
  expect(touchIn((await visit(`/courses?${MARKED}`, { headers: { cookie: forged } })).set)).toEqual({
    first: last,
    last,
  })
  const no = await visit('/channels', { form: { answer: 'no', back: '/' }, headers: { cookie: cookieOf(yes.set) } })
  expect(no.set.join('\n')).toMatch(/came-from=;/)
})

test('an address or a long number in a link is no mark, and another site is known by its host alone', async () => {
  for (const marks of [
    'utm_source=kari%40example.no',
    'utm_source=01017012345',
    `utm_source=${'x'.repeat(61)}`,
    'utm_source=%3Cscript%3E',
  ])
    expect((await visit(`/courses?${marks}`)).words, marks).not.toContain('La oss se')
  const linked = await visit('/courses', { headers: { referer: 'https://avisen.example/kari/123?x=1' } })
  expect(linked.words).toContain('name="source" value="avisen.example"')
  expect((await visit('/courses', { headers: { referer: `${house.url}/` } })).words).not.toContain('La oss se')
})

const touches = (orderId: string) =>
  house.witness(
    `select place, source, medium, campaign, on_day::text, consent_version from order_touches where order_id = '${orderId}' order by place`,
  )

test('an order on a company’s invoice carries what its buyer agreed to, once, and too old a touch not at all', async () => {
  const touch = { source: 'linkedin', medium: 'social', campaign: 'Ledere', day: today }
  const attribution = {
    first: { ...touch, source: 'avisen.example', day: '2020-01-01' },
    last: touch,
    consentVersion: 1,
  }
  const { status, body } = await order(house, program, { offering, quantity: 2, change: { attribution } })
  expect(status, JSON.stringify(body)).toBe(201)
  const kept = {
    source: 'linkedin',
    medium: 'social',
    campaign: 'ledere',
    on_day: expect.anything(),
    consent_version: 1,
  }
  expect(await touches(body.id)).toEqual([
    { place: 'first', ...kept },
    { place: 'last', ...kept },
  ])
  const old = { ...attribution, last: attribution.first }
  expect(await touches((await order(house, program, { offering, change: { attribution: old } })).body.id)).toEqual([])
  const wrong = { ...attribution, consentVersion: 2 }
  expect((await order(house, program, { offering, change: { attribution: wrong } })).status).toBe(422)
})

test('eighty readers at once are counted to the last one; programs, fetching ahead and staff are not', async () => {
  const count = async () =>
    Number((await house.witness(`select coalesce(sum(views), 0)::int as n from course_visits`))[0]!.n)
  await written()
  const staff = await hire(house, 'Kari Kurs', { role: 'course-administrator' })
  const before = await count()
  await Promise.all(Array.from({ length: READERS }, () => visit(`/courses/${slug}`)))
  for (const headers of [
    { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' },
    { 'user-agent': 'curl/8.5.0' },
    { 'sec-purpose': 'prefetch;prerender' },
    bearer(program),
    { cookie: staff.cookie },
  ])
    await visit(`/courses/${slug}`, { headers })
  await house.moveClock(1)
  await until(
    async () => (await count()) === before + READERS,
    () => 'not all were counted',
  )
  await house.moveClock(1)
  expect(await count()).toBe(before + READERS)
})

test('a process that stops in order has written what it counted', async () => {
  const { till, close } = await openTill(house.till.config, {
    appUrl: house.till.config.databaseUrl!,
    smtpUrl: house.till.config.smtpUrl!,
    stripeBase: house.sandboxUrl,
  })
  const other = await make.offering(house)
  for (let n = 0; n < 3; n++) countStep(till.tallies, VIEWS, { ...DIRECT, id: other.courseId })
  await close()
  expect(await house.witness(`select source, views from course_visits where course_id = '${other.courseId}'`)).toEqual([
    { source: 'direct', views: 3 },
  ])
})

test('what was searched for in vain is kept by its words, unless they may lead to somebody or a filter left nothing', async () => {
  expect(keptWords('  Kvante-FYSIKK  2 ')).toBe('kvante fysikk 2')
  for (const search of ['kari@example.no', '010170 12345', 'ordre 12-34-56', 'x'.repeat(61), '!?'])
    expect(keptWords(search)).toBeNull()
  await visit('/courses?search=Kvantefysikk')
  await ask(house, '/offerings?search=kvantefysikk&lang=nb')
  await ask(house, '/offerings?search=kvantefysikk&lang=nb&mode=online')
  await ask(house, '/offerings?search=statistikk&lang=nb')
  await visit('/courses?search=kari%40example.no')
  await house.moveClock(1)
  await until(async () => (await house.witness('select from empty_searches')).length > 0)
  const { body } = await ask<{ rows: object[] }>(house, `/reports/empty-searches?from=${today}&to=${today}`, {
    headers: bearer(program),
  })
  expect(body.rows).toEqual([{ words: 'kvantefysikk', lang: 'nb', times: 2, lastOn: today }])
})

const channels = () =>
  house.witness(
    `select source, sum(views)::int as views from course_visits where day = '${today}' and course_id = '${offering.courseId}' group by source`,
  )
test('whoever makes up sources fills neither the table nor the memory: a day holds so many, and the rest are others', async () => {
  const id = offering.courseId
  const made = CHANNELS_A_DAY + 100
  const before = new Map((await channels()).map(({ source, views }) => [source, Number(views)]))
  for (let n = 0; n < made; n++) countStep(house.till.tallies, VIEWS, { id, source: `flom-${n}`, medium: 'x' })
  for (let n = 0; n < 2; n++) countStep(house.till.tallies, VIEWS, { id, source: 'ekte', medium: 'x' })
  countStep(house.till.tallies, VIEWS, { id, ...DIRECT })
  const flooded = async () => {
    await house.moveClock(1)
    return new Map((await channels()).map(({ source, views }) => [source, Number(views)]))
  }
  await until(async () => (await flooded()).has(OTHER.source))
  const after = await flooded()
  expect(after.get('ekte')).toBe(2)
  expect(after.get('direct')).toBe((before.get('direct') ?? 0) + 1)
  expect([...after.keys()].filter((source) => !['direct', 'site', OTHER.source].includes(String(source)))).toHaveLength(
    CHANNELS_A_DAY,
  )
  const total = (all: Map<unknown, number>) => [...all.values()].reduce((sum, views) => sum + views, 0)
  expect(total(after) - total(before)).toBe(made + 3)

  const tallies = openTallies()
  for (let n = 0; n < 6_000; n++) countStep(tallies, VIEWS, { id, source: `flom-${n}`, medium: 'x' })
  countStep(tallies, VIEWS, { id, ...DIRECT })
  const counted = tallies.take(VIEWS)
  expect(counted).toHaveLength(5_002)
  expect(counted.find(({ key }) => key[1] === 'direct')).toMatchObject({ times: 1 })
  expect(counted.find(({ key }) => key[1] === OTHER.source)).toMatchObject({ times: 1_000 })
})

test('whoever makes up searches fills a day and no more, and what was known that day is counted on', async () => {
  for (let n = 0; n < SEARCHES_A_DAY + 100; n++) house.till.tallies.count(EMPTY_SEARCHES, ['nb', `ord ${n}`])
  house.till.tallies.count(EMPTY_SEARCHES, ['nb', 'kvantefysikk'])
  await house.moveClock(1)
  const times = async () =>
    house.witness(`select times from empty_searches where words = 'kvantefysikk' and day = '${today}'`)
  await until(async () => Number((await times())[0]!.times) === 3)
  const [row] = await house.witness(`select count(*)::int as n from empty_searches where day = '${today}'`)
  expect(row!.n).toBe(SEARCHES_A_DAY)
})
