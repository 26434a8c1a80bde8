import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, checkOut, make, type Offering, order, pay, until } from '../support/make.ts'
import { browse, type PlainBrowser, wordsOf } from './browser.ts'
import { hireStaff } from './desk-people.ts'

const PATIENCE_MS = 15_000
const LONG_MS = 60_000

let house: House
let chromium: Browser
let offering: Offering
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await make.offering(house, { capacity: 6, title: 'Praktisk statistikk' })
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

type DeskRole = 'administrator' | 'finance' | 'support'
async function plainAs(role: DeskRole): Promise<PlainBrowser> {
  const reader = browse(house.url)
  await reader.post('/demo/sign-in', { role })
  return reader
}

async function as(role: DeskRole, width = 1280): Promise<Page> {
  const context = await chromium.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO' })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await page.goto(`${house.url}/demo`)
  await page.locator(`#${role}`).getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  return page
}

const press = (page: Page, name: string | RegExp) =>
  Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()])
const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value)
}
const summary = (page: Page) => page.locator('.ds-error-summary li').allInnerTexts()

test(
  'an administrator takes a course in two languages from nothing to the shop, told at each step what is missing',
  async () => {
    const page = await as('administrator')
    await page.goto(`${house.url}/admin/courses/new`)
    await fill(page, { slug: 'Regn Her', credits: '2,55' })
    await press(page, 'Lag kurset')
    expect(await summary(page)).toEqual([
      'Tittel – norsk: Fyll ut minst ett språk.',
      'Nettadresse: Bruk små bokstaver a–z, tall og enkle bindestreker.',
      'Fakultet: Fyll ut dette feltet.',
      'Studiepoeng: Skriv et tall med høyst én desimal.',
    ])
    expect(await page.evaluate('document.activeElement.className')).toBe('ds-error-summary')
    expect(await page.locator('[name=slug]').inputValue()).toBe('Regn Her')
    expect(await axeFaults(page)).toEqual([])
    const words = { title: 'Regn', summary: 'Kort.', description: 'Langt.' }
    for (const lang of ['nb', 'en'])
      await fill(page, Object.fromEntries(Object.entries(words).map(([part, text]) => [`${lang}.${part}`, text])))
    await fill(page, { slug: 'regn', faculty: 'Økonomi', credits: '2,5' })
    await press(page, 'Lag kurset')
    await press(page, 'Publiser kurset')
    expect(await page.locator('.desk-missing').innerText()).toContain('En e-postadresse for spørsmål mangler.')
    await fill(page, { contactEmail: 'kurs@skolen.example' })
    await press(page, 'Lagre endringene')
    await press(page, 'Publiser kurset')
    await page.getByRole('link', { name: 'Ny oppstart' }).click()
    await page.locator('[name=code]').waitFor()
    await fill(page, {
      code: 'REGN-1',
      place: 'Oslo',
      startsAt: '2031-03-10T09:00',
      endsAt: '2031-03-12T15:00',
      zone: 'Oslo',
    })
    await fill(page, { saleOpensAt: '2024-01-01T08:00', saleClosesAt: '2031-03-09T12:00' })
    await press(page, 'Lag oppstarten')
    expect(await summary(page)).toEqual(['Tidssone: Skriv en tidssone, for eksempel Europe/Oslo.'])
    await fill(page, {
      zone: 'Europe/Oslo',
      'sessions.0.startsAt': '2031-03-10T09:00',
      'sessions.0.endsAt': '2031-03-10T15:00',
    })
    await press(page, 'Lag oppstarten')
    await press(page, 'Lagre og legg ut for salg')
    expect(await page.locator('.desk-missing').innerText()).toMatch(/Endringene er lagret.*Pris og mva\. mangler/s)
    await fill(page, { priceAmount: '4900', taxDecision: '§ 3-5, K. Berg', capacity: '12', minimum: '5' })
    await page.locator('[name=terms]').selectOption({ index: 1 })
    await press(page, 'Lagre og legg ut for salg')
    expect(await page.getByRole('status').innerText()).toBe('Oppstarten er til salgs.')
    expect(await axeFaults(page)).toEqual([])
    await page.goto(`${house.url}/en/courses/regn`)
    await page.getByRole('heading', { level: 1, name: 'Regn' }).waitFor()
  },
  LONG_MS,
)

test('seats that are sold cannot be taken away: the form says how many, and how to sell no more', async () => {
  await buy(house, { offering, buyer: { name: 'Kari Kjøper' } })
  const page = await as('administrator', 375)
  await page.goto(`${house.url}/admin/offerings/${offering.offeringId}/edit`)
  await fill(page, { capacity: '0' })
  await press(page, 'Lagre endringene')
  expect((await summary(page))[0]).toMatch(
    /^Antall plasser: 1 plass er solgt.*ikke bli færre enn 1.*ta oppstarten av salg/,
  )
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  expect(await axeFaults(page)).toEqual([])
})

test('the list of courses keeps its search, and says so where nothing fits', async () => {
  const reader = await plainAs('administrator')
  expect(wordsOf((await reader.get('/admin/courses?search=statistikk')).body)).toContain('Praktisk statistikk')
  expect(wordsOf((await reader.get('/admin/courses?search=kvante')).body)).toContain('Ingen kurs passer')
  expect((await reader.get('/admin/courses?after=nonsense')).status).toBe(200)
})

test('finance sees sums of what a filter finds; one that cannot be read finds nothing and exports nothing', async () => {
  const reader = await plainAs('finance')
  await until(async () => /1 dokument\b/.test(wordsOf((await reader.get('/finance?search=Kari')).body)))
  const found = wordsOf((await reader.get('/finance?search=Kari')).body)
  expect(found).toMatch(/Brutto 4\s900,00 kr/)
  const odd = await reader.get('/finance?from=2027-02-30&kind=moon')
  expect([odd.status, odd.body.includes('/exports/')]).toEqual([422, false])
  expect(wordsOf(odd.body)).toContain('Fra og med: Skriv en dato som finnes')
  const backwards = await reader.get('/finance?from=2027-02-02&to=2027-02-01')
  expect(wordsOf(backwards.body)).toContain('Siste dag må ikke komme før første dag.')
})

test('another amount than ordered needs attention until finance has sent it back, once', async () => {
  const { body: placed } = await checkOut(house, { offering, buyer: { name: 'Per Prøve' } })
  await pay(house, placed, { amount: 100_000 })
  const page = await as('finance')
  await until(async () => {
    await page.goto(`${house.url}/finance`)
    return page.getByText('Én ting trenger oppmerksomhet').isVisible()
  })
  expect(await axeFaults(page)).toEqual([])
  await page.locator('.desk-attention a').click()
  await press(page, /Betal tilbake/)
  expect(await page.getByRole('status').innerText()).toContain('på vei tilbake')
  await page.goto(`${house.url}/finance`)
  await page.getByText('Ingenting trenger oppmerksomhet.').waitFor()
  const key = await make.client(house, ['finance'])
  const again = await ask<{ type: string }>(house, `/orders/${placed.id}/money-return`, {
    method: 'POST',
    headers: { ...bearer(key), 'idempotency-key': 'again' },
  })
  expect([again.status, again.body.type]).toEqual([409, '/problems/order/nothing-to-decide'])
  const [refunds] = await house.witness(
    `select count(*) as n, sum(amount_minor)::bigint as sum from refunds where order_id = '${placed.id}'`,
  )
  expect(refunds).toMatchObject({ n: 1, sum: 100_000 })
})

test('support finds a caller by name, and is told when a search is too short or finds nobody', async () => {
  const reader = await plainAs('support')
  const hit = await reader.get('/support?search=Kari%20Kj%C3%B8per')
  const [, path] = /href="(\/support\/orders\/[^"]+)"/.exec(hit.body)!
  expect(wordsOf((await reader.get(path!)).body)).toContain('Kari Kjøper')
  expect(wordsOf((await reader.get('/support?search=x')).body)).toContain('Skriv minst to tegn.')
  expect(wordsOf((await reader.get('/support?search=zzz')).body)).toContain('Ingenting passer')
})

test('each desk is closed to other roles, asks visitors to sign in, and does not know what does not exist', async () => {
  const desks = { '/admin': 'administrator', '/finance': 'finance', '/support': 'support' } as const
  for (const role of Object.values(desks)) {
    const reader = await plainAs(role)
    for (const [path, owner] of Object.entries(desks))
      expect([role, path, (await reader.get(path)).status]).toEqual([role, path, role === owner ? 200 : 403])
    expect((await reader.get('/setup/seller')).status).toBe(403)
  }
  const finance = await plainAs('finance')
  const nobody = '00000000-0000-4000-8000-000000000000'
  for (const id of [nobody, 'x']) expect((await finance.get(`/finance/orders/${id}`)).status).toBe(404)
  const visitor = browse(house.url)
  for (const path of Object.keys(desks)) expect((await visitor.get(path)).to).toBe(`/sign-in?to=%2F${path.slice(1)}`)
})

test('after signing out, going back shows nothing of the desk', async () => {
  const page = await as('finance')
  await page.locator('details.account summary').click()
  await press(page, 'Logg ut')
  await page.goBack()
  await page.waitForURL(/sign-in/)
  expect(await page.locator('main').innerText()).not.toContain('Kari')
})

test('another system finds its courses, offerings and orders by its own ids, and nobody else’s', async () => {
  const [mine, theirs] = [
    await make.client(house, ['course-administrator']),
    await make.client(house, ['course-administrator']),
  ]
  const placed = await order(house, mine, { offering, change: { externalId: 'erp-7' } })
  expect(placed.status).toBe(201)
  const draft = {
    slug: 'utkast',
    faculty: 'Økonomi',
    creditTenths: 0,
    level: 'bachelor',
    texts: { nb: { title: 'Utkast' } },
  }
  const course = await ask<{ courseId: string }>(house, '/courses', {
    method: 'POST',
    headers: bearer(mine),
    body: { ...draft, externalId: 'fs-7' },
  })
  const found = (key: string, path: string) => ask<Record<string, unknown[]>>(house, path, { headers: bearer(key) })
  expect((await found(mine, '/admin/courses?externalId=fs-7')).body.courses).toMatchObject([
    { courseId: course.body.courseId, externalId: 'fs-7', offerings: [] },
  ])
  expect((await found(mine, '/orders?externalId=erp-7')).body.orders).toMatchObject([
    { id: placed.body.id, externalId: 'erp-7' },
  ])
  expect((await found(theirs, '/admin/courses?externalId=fs-7')).body.courses).toEqual([])
  expect((await found(theirs, '/orders?externalId=erp-7')).body.orders).toEqual([])
  await make.offering(house, { title: 'Enda et kurs' })
  const first = await found(mine, '/admin/offerings?limit=1')
  expect((await found(mine, `/admin/offerings?limit=1&after=${first.body.next}`)).body.offerings).toHaveLength(1)
})

test('a page elsewhere may read why a public read was refused', async () => {
  const answer = await fetch(`${house.url}/courses/finnes-ikke`)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
})
