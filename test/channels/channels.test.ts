import { get } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CACHE_SECONDS } from '../../src/channels/kept-bodies.ts'
import { robotsText } from '../../src/channels/robots.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { buy, checkOut, make, type Offering, pay, untilOrder } from '../support/make.ts'
import { browse } from '../web/browser.ts'
import { BREADCRUMB_RULES, broken, COURSE_RULES, LIST_RULES, PRODUCT_RULES } from './google-rules.ts'
import { factsIn, metaOf, within, xmlOf } from './read.ts'

const FEEDS = ['new.rss', 'new.atom', 'new.json', 'catalogue.json', 'catalogue.xml', 'products.xml']
/** Signs that end an element, an attribute or a script where somebody forgot them. */
const TITLE = 'Kurs & "krise" </script><b>nå</b>'

const PRODUCTS = 'rss.channel.item'
type Start = { id: string; title: string; price: { amount: string }; availability: string }
type Mapped = { loc: string; lastmod: string; 'xhtml:link': { '@_hreflang': string }[] }

let house: House
let slug: string
let offering: Offering
let last: Offering
const slugOf = async ({ offeringId }: Offering): Promise<string> =>
  (
    await house.witness(
      `select slug from courses c join offerings o on o.course_id = c.id where o.id = '${offeringId}'`,
    )
  )[0]!.slug
const change = (sql: string, values: readonly unknown[]) =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql, [...values]))
const read = async (path: string) => {
  const answer = await fetch(house.url + path, { headers: { accept: '*/*' }, redirect: 'manual' })
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}
/** As feed readers ask, who have it already; fetch would ask for it anew whatever it says. */
const askedAgain = (path: string, etag: string): Promise<number | undefined> =>
  new Promise((done, failed) => {
    get(house.url + path, { headers: { 'if-none-match': etag } }, (answer) => done(answer.resume().statusCode)).on(
      'error',
      failed,
    )
  })
const page = async (path: string): Promise<string> => (await browse(house.url).get(path)).body
const cacheTimePasses = () => house.moveClock(CACHE_SECONDS)

beforeAll(async () => {
  house = await bootTill()
  offering = await make.offering(house, { title: TITLE })
  last = await make.offering(house, { title: 'Siste plass', capacity: 1, startsInDays: 31 })
  await make.offering(house, { title: 'Kurs i beredskap', startsInDays: 32 })
  slug = await slugOf(offering)
}, 60_000)
afterAll(() => house?.close())

test('a course page tells search engines every field that Google asks of a course, and leads there by breadcrumbs', async () => {
  const facts = factsIn(await page(`/courses/${slug}`))
  expect(broken(COURSE_RULES, facts.Course)).toEqual([])
  expect(broken(BREADCRUMB_RULES, facts.BreadcrumbList)).toEqual([])
  expect(facts.Course).toMatchObject({ name: TITLE, '@id': `${house.url}/courses/${slug}` })
  expect(within(facts, 'Course.hasCourseInstance.0.offers')).toMatchObject({
    ...{ price: '4900.00', priceCurrency: 'NOK', availability: 'https://schema.org/InStock' },
  })
})

test('the list tells its courses, and the front page who sells', async () => {
  expect(broken(LIST_RULES, factsIn(await page('/courses')).ItemList)).toEqual([])
  expect(factsIn(await page('/')).Organization).toMatchObject({ address: { addressCountry: 'NO' } })
})

test('a page has one address in each language, without filters, and says the other', async () => {
  const body = await page(`/en/courses/${slug}?start=${offering.offeringId}`)
  expect(body).toContain(`<link rel="canonical" href="${house.url}/en/courses/${slug}">`)
  expect([...body.matchAll(/rel="alternate" hreflang="([\w-]+)" href="([^"]+)"/g)].map(([, ...each]) => each)).toEqual([
    ['nb', `${house.url}/courses/${slug}`],
    ['en', `${house.url}/en/courses/${slug}`],
    ['x-default', `${house.url}/courses/${slug}`],
  ])
  expect(await page('/courses?topic=statistikk')).toContain(`<link rel="canonical" href="${house.url}/courses">`)
  const cart = await page('/cart')
  expect([cart.includes('noindex'), cart.includes('canonical')]).toEqual([true, false])
})

test('the picture for sharing is a PNG of its size, is kept for ever, and has another address when the title changes', async () => {
  const picture = metaOf(await page(`/courses/${slug}`), 'og:image')!
  const answer = await fetch(picture)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect([answer.headers.get('content-type'), bytes.toString('latin1', 1, 4)]).toEqual(['image/png', 'PNG'])
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
  expect(answer.headers.get('cache-control')).toContain('immutable')
  await change('update course_texts set title = title || $2 from courses c where c.id = course_id and c.slug = $1', [
    slug,
    ' II',
  ])
  const renamed = metaOf(await page(`/courses/${slug}`), 'og:image')!
  expect(renamed).not.toBe(picture)
  const old = await read(new URL(picture).pathname)
  expect([old.status, old.headers.get('location')]).toEqual([302, new URL(renamed).pathname])
})

test('every feed can be read, keeps its ids when a course is renamed, and is not sent again to whoever has it', async () => {
  const first = new Map<string, string>()
  for (const name of FEEDS) {
    const { status, headers, body } = await read(`/feeds/${name}`)
    expect({ name, status, cached: headers.get('cache-control') }).toEqual({
      ...{ name, status: 200, cached: `public, max-age=${CACHE_SECONDS / 2}` },
    })
    if (body.startsWith('{')) JSON.parse(body)
    else xmlOf(body)
    expect(body).toContain(offering.offeringId)
    first.set(name, body)
    expect([name, await askedAgain(`/feeds/${name}`, headers.get('etag')!)]).toEqual([name, 304])
  }
  await change('update course_texts set title = $2 from courses c where c.id = course_id and c.slug = $1', [
    slug,
    TITLE,
  ])
  await cacheTimePasses()
  for (const name of FEEDS) {
    const { body } = await read(`/feeds/${name}`)
    expect(body).not.toBe(first.get(name))
    expect(body).toContain(offering.offeringId)
  }
})

test('the product feed has what advertisements ask for, and the catalogue says the same in both forms', async () => {
  const products = within<object[]>(xmlOf((await read('/feeds/products.xml')).body), PRODUCTS)
  for (const product of products) expect(broken(PRODUCT_RULES, product)).toEqual([])
  const json: Start[] = JSON.parse((await read('/feeds/catalogue.json')).body).starts
  const xml = within<Start[]>(xmlOf((await read('/feeds/catalogue.xml')).body), 'catalogue.starts.start')
  const told = (starts: Start[]) => starts.map(({ id, title, price }) => [id, title, price.amount])
  expect(told(xml)).toEqual(told(json))
  expect(json.map(({ title }) => title)).toContain(TITLE)
  expect((await read('/feeds/catalogue.json?topic=finnes-ikke')).body).toContain('"starts":[]')
  expect((await read('/feeds/catalogue.json?filter=1')).status).toBe(422)
})

test('when the last seat is sold, page, feed, list on other sites and advertisements say so within the cache time', async () => {
  const where = async () => {
    const own = await slugOf(last)
    const facts = factsIn(await page(`/courses/${own}`))
    const starts: Start[] = JSON.parse((await read('/feeds/catalogue.json')).body).starts
    const products = within<Record<string, string>[]>(xmlOf((await read('/feeds/products.xml')).body), PRODUCTS)
    const card = /<li class="embed__course">(?:(?!<\/li>).)*Siste plass.*?<\/li>/s.exec(
      await page('/embed/courses'),
    )![0]
    return {
      page: within<string>(facts, 'Course.hasCourseInstance.0.offers.availability').split('/').at(-1),
      feed: starts.find(({ id }) => id === last.offeringId)?.availability,
      product: products.find((each) => each['g:id'] === last.offeringId)?.['g:availability'],
      widget: /class="seats seats--(\w+)"/.exec(card)![1],
    }
  }
  expect(await where()).toEqual({ page: 'InStock', feed: 'open', product: 'in_stock', widget: 'few' })
  await buy(house, { offering: last })
  await cacheTimePasses()
  expect(await where()).toEqual({ page: 'SoldOut', feed: 'sold-out', product: 'out_of_stock', widget: 'none' })
})

test('while a body is made anew the one before is given, for what is left of its minute and no longer', async () => {
  const keeps = (answer: { headers: Headers }) => answer.headers.get('cache-control')
  const asked = '/feeds/new.json?topic=statistikk'
  const first = await read(asked)
  await change('update courses set topics = topics || $2 where slug = $1', [slug, ['nytt']])
  await house.moveClock(CACHE_SECONDS - 10)
  const old = await read(asked)
  expect([old.body, Number(keeps(old)!.split('=')[1]) <= 10]).toEqual([first.body, true])
  await expect.poll(async () => (await read(asked)).body).toContain('nytt')
  expect(keeps(await read(asked))).toBe(`public, max-age=${CACHE_SECONDS / 2}`)
})

test('words that nobody has are answered by one body, however many are tried', async () => {
  const etags = await Promise.all(['a1', 'b2', 'c3'].map(async (topic) => await read(`/feeds/new.atom?topic=${topic}`)))
  expect(new Set(etags.map(({ headers }) => headers.get('etag'))).size).toBe(1)
  expect(etags[0]!.body).not.toContain('<entry>')
})

test('neither a draft nor what is held for a company is told anywhere, and what is taken off sale is told no more', async () => {
  const [draft, closed] = [
    await make.offering(house, { title: 'Hemmelig utkast' }),
    await make.offering(house, { title: 'Hemmelig lukket' }),
  ]
  const pictures = await Promise.all(
    [draft, closed].map(async (each) => metaOf(await page(`/courses/${await slugOf(each)}`), 'og:image')!),
  )
  await change('update offerings set published_at = null where id = $1', [draft.offeringId])
  await change('update courses set published_at = null where slug = $1', [await slugOf(draft)])
  await change('update offerings set closed = true where id = $1', [closed.offeringId])
  const over = await make.offering(house, { title: 'Påmeldingen er ute' })
  await change('update offerings set sale_closes_at = now() where id = $1', [over.offeringId])
  await cacheTimePasses()
  for (const name of FEEDS) expect((await read(`/feeds/${name}`)).body).not.toContain(over.offeringId)
  const paths = FEEDS.flatMap((name) => [`/feeds/${name}`, `/feeds/${name}?lang=en`])
  for (const path of [...paths, '/sitemap.xml', '/sitemaps/1', '/embed/courses', '/courses', '/', `/courses/${slug}`]) {
    const { body } = await browse(house.url).get(path)
    const secret = [draft.offeringId, closed.offeringId, 'Hemmelig', await slugOf(draft), await slugOf(closed)]
    const told = secret.filter((each) => body.includes(each))
    expect({ path, told }).toEqual({ path, told: [] })
  }
  const alone = await page(`/courses/${await slugOf(closed)}`)
  expect([alone.includes('content="noindex"'), factsIn(alone)]).toEqual([true, {}])
  for (const picture of pictures) expect((await read(new URL(picture).pathname)).status).toBe(404)
})

test('the map of the site names every page in both languages, and robots are told where it is', async () => {
  const index = within<{ loc: string }[]>(xmlOf((await read('/sitemap.xml')).body), 'sitemapindex.sitemap')
  expect(index).toHaveLength(1)
  const urls = within<Mapped[]>(xmlOf((await read(new URL(index[0]!.loc).pathname)).body), 'urlset.url')
  const course = urls.find(({ loc }) => loc === `${house.url}/en/courses/${slug}`)!
  expect(course['xhtml:link'].map((link) => link['@_hreflang'])).toEqual(['nb', 'en', 'x-default'])
  expect(Date.parse(course.lastmod)).not.toBeNaN()
  expect((await read('/sitemaps/2')).status).toBe(404)
  expect(robotsText('https://x', false)).toContain('Disallow: /en/cart\n')
  expect((await read('/robots.txt')).body).toBe(`User-agent: *\nDisallow: /\n\nSitemap: ${house.url}/sitemap.xml\n`)
})

test('only what is made for other sites may be framed', async () => {
  const framed = async (path: string) => {
    const { headers } = await browse(house.url).get(path)
    const ancestors = /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy')!)![1]
    return [ancestors, headers.get('x-frame-options'), headers.getSetCookie()]
  }
  for (const path of ['/embed/courses', `/embed/courses/${slug}`, '/en/embed/courses?topic=statistikk'])
    expect(await framed(path)).toEqual(['*', null, []])
  for (const path of ['/', '/courses', `/courses/${slug}`, '/cart', '/sign-in', '/embed/nothing'])
    expect((await framed(path)).slice(0, 2)).toEqual(["'none'", 'SAMEORIGIN'])
})

test('a course page and a receipt show at most three courses that go with it, of any faculty, and none that cannot be bought now', async () => {
  await make.offering(house, { title: 'Slekt en', startsInDays: 40 })
  const full = await make.offering(house, { title: 'Slekt full', capacity: 1, startsInDays: 33 })
  await buy(house, { offering: full })
  await change('update courses set faculty = $2 where slug = $1', [slug, 'Fakultet for noe annet'])
  const related = (body: string) => {
    const [section = ''] = /<section class="[\w ]*related".*?<\/section>/s.exec(body) ?? []
    return [...section.matchAll(/<h3><a [^>]*>([^<]*)</g)].map(([, title]) => title)
  }
  expect(related(await page(`/courses/${slug}`))).toEqual(['Kurs i beredskap', 'Slekt en'])
  const { body: placed } = await checkOut(house, { offering })
  await pay(house, placed)
  await untilOrder(house, placed, ({ state }) => state === 'confirmed')
  const buyer = browse(house.url)
  await buyer.get(`/orders/${placed.id}?token=${placed.orderToken}`)
  expect(related((await buyer.get(`/orders/${placed.id}`)).body)).toEqual(['Kurs i beredskap', 'Slekt en'])
})
