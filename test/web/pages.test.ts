import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering, until } from '../support/make.ts'
import { browse, type PlainBrowser, wordsOf } from './browser.ts'

/** The most that the styles may weigh on the wire, in bytes. */
const STYLES_MAX = 60_000
const PAGES = [
  '/',
  '/courses',
  '/cart',
  '/sign-in',
  '/sign-up',
  '/verify-email?token=x',
  '/terms',
  '/privacy',
  '/accessibility',
]

let house: House
let reader: PlainBrowser
let offering: Offering
let course: string
beforeAll(async () => {
  house = await bootTill()
  reader = browse(house.url)
  offering = await make.offering(house, {
    title: 'Samtaler <b>med</b> barn',
    price: 490_000,
    taxClass: 'standard',
    capacity: 4,
  })
  const [row] = await house.witness(`select slug from courses where id = '${offering.courseId}'`)
  course = `/courses/${row!.slug}`
})
afterAll(() => house.close())

test.each(PAGES)('%s stands in both languages with one heading, a skip link, a switch and the footer', async (path) => {
  for (const [lang, prefix] of [
    ['nb', ''],
    ['en', '/en'],
  ] as const) {
    const { status, body } = await reader.get(`${prefix}${path}`)
    expect(status).toBe(200)
    expect(body).toContain(`<html lang="${lang}">`)
    expect(body.match(/<h1[ >]/g)).toHaveLength(1)
    expect(body).toContain('href="#main"')
    for (const place of ['/terms', '/privacy', '/accessibility']) expect(body).toContain(`href="${prefix}${place}"`)
    expect(body).toMatch(lang === 'nb' ? /hreflang="en">English</ : /hreflang="nb">Norsk</)
    expect(body).toContain(`href="${prefix}/demo"`)
  }
})

test('the switch of language stays on the page that one is reading, with its search', async () => {
  expect((await reader.get('/courses?search=barn')).body).toContain('href="/en/courses?search=barn" lang="en"')
  expect((await reader.get('/en/courses?search=barn')).body).toContain('href="/courses?search=barn" lang="nb"')
  expect((await reader.get('/en')).body).toContain('href="/" lang="nb"')
})

test('the course page says price with VAT, dates, place, seats left, who may come and what if one cannot', async () => {
  const page = await reader.get(course)
  const words = wordsOf(page.body)
  expect(words).toMatch(/6\s125 kr per plass, inkl\. 1\s225 kr mva\./)
  for (const part of [
    'Bare 4 plasser igjen',
    'Åpent for alle',
    'Hva om jeg ikke kan komme?',
    'Kjøp plass',
    'Kjøp for ansatte',
  ])
    expect(words).toContain(part)
  expect(words).toMatch(/\d{4}/)
})

test('what a course calls itself is text, never markup', async () => {
  expect((await reader.get(course)).body).not.toContain('<b>med</b>')
})

test('a search finds by word and says so; one that finds nothing shows the way on', async () => {
  expect(wordsOf((await reader.get('/courses?search=samtaler')).body)).toContain('1 oppstart passer')
  const none = wordsOf((await reader.get('/courses?search=kvantefysikk')).body)
  expect(none).toContain('Ingen kurs passer akkurat nå')
  expect(none).toContain('Vis alle kurs')
})

test('a filter that does not exist is as good as none', async () => {
  const { status, body } = await reader.get('/courses?mode=moon&teachingLang=xx')
  expect(status).toBe(200)
  expect(body).toContain('offer-card')
})

test('an address without a page answers with a page to people and with a problem to programs', async () => {
  const page = await reader.get('/en/nowhere')
  expect(page.status).toBe(404)
  expect(wordsOf(page.body)).toContain('We cannot find this page')
  expect(page.body).toContain(page.headers.get('request-id'))
  const problem = await fetch(`${house.url}/nowhere`)
  expect(problem.headers.get('content-type')).toMatch(/^application\/problem\+json/)
})

test('pages and the API share addresses; whoever takes anything gets JSON', async () => {
  const answer = await fetch(`${house.url}${course}`, { headers: { accept: '*/*' } })
  expect(answer.headers.get('content-type')).toMatch(/json/)
})

test('my learning asks a visitor to sign in and leads back; a wrong password is not sent back', async () => {
  expect(await reader.get('/en/my-learning')).toMatchObject({ status: 303, to: '/en/sign-in?to=%2Fen%2Fmy-learning' })
  const wrong = await reader.post('/sign-in', {
    email: 'nobody@example.test',
    password: 'wrong-password-1',
    to: '//evil.example',
  })
  expect(wrong.status).toBe(401)
  expect(wordsOf(wrong.body)).toContain('E-postadressen eller passordet er feil.')
  expect(wrong.body).not.toContain('wrong-password-1')
})

test('signing up answers alike for a new and a known address and refuses a common password at its field', async () => {
  const weak = await reader.post('/sign-up', { name: 'Kari', email: 'kari@example.test', password: 'password123' })
  expect(weak.status).toBe(422)
  expect(weak.body).toContain('id="password-fault"')
  const sent = await reader.post('/sign-up', { name: 'Kari', email: 'kari@example.test', password: 'ni røde hester' })
  expect(wordsOf(sent.body)).toContain('Sjekk e-posten din')
})

test('an account opens by its mailed link, a sign-in never leads to another site, and signing out ends it', async () => {
  const kari = browse(house.url)
  const [email, password] = ['kari.konto@example.test', 'ni røde hester']
  await kari.post('/sign-up', { name: 'Kari Konto', email, password })
  const link = () => house.mails().flatMap((mail) => /verify-email\?token=([\w-]+)/.exec(JSON.stringify(mail)) ?? [])[1]
  await until(() => link() !== undefined)
  expect(await kari.post('/verify-email', { token: link()!, password })).toMatchObject({ status: 303, to: '/sign-in' })
  for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example/']) {
    expect(await kari.post('/sign-in', { email, password, to })).toMatchObject({ status: 303, to: '/my-learning' })
  }
  expect((await kari.get('/my-learning')).body).toContain('Kari Konto')
  expect((await kari.post('/sign-out', {})).to).toBe('/')
  expect((await kari.get('/my-learning')).status).toBe(303)
})

test('nothing on a page comes from elsewhere, and no script stands in it', async () => {
  for (const path of [...PAGES, course]) {
    const { body } = await reader.get(path)
    expect(
      [...body.matchAll(/(?:src|action)="([^"]*)"|<link[^>]*href="([^"]*)"/g)].filter(
        ([, a, b]) => !(a ?? b)!.replace(house.url, '').startsWith('/'),
      ),
    ).toEqual([])
    expect(body).not.toMatch(/<script(?! type="application\/ld\+json">|[^>]*\bsrc=)|\son\w+="|javascript:/i)
  }
})

test('the styles are small, kept for a year, and ask nobody else for anything', async () => {
  const { body } = await reader.get('/')
  const styles = await fetch(`${house.url}${/\/assets\/\w+\/site\.css/.exec(body)![0]}`)
  const text = await styles.text()
  expect(gzipSync(text).length).toBeLessThan(STYLES_MAX)
  expect(styles.headers.get('cache-control')).toMatch(/immutable/)
  expect(text).not.toMatch(/url\(["']?(https?:)?\/\//)
  for (const [, address] of text.matchAll(/url\((\/assets\/[^)]+)\)/g)) {
    const font = await fetch(`${house.url}${address}`)
    expect(font.headers.get('content-type')).toBe('font/ttf')
  }
})

test('an address to go to leaves without a body: browsers follow it at once, and what the session holds is stored by then', async () => {
  const { status, to, body } = await browse(house.url).get('/sign-in/address')
  expect({ status, to, body }).toEqual({ status: 303, to: '/sign-in', body: '' })
})
