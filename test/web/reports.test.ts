import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HEALTH, hire, PROPOSAL } from '../developing/people.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, make, until } from '../support/make.ts'
import { openPage, press, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
/** The width of an upright A4 page between its margins, in pixels of 96 an inch. */
const A4_WITHIN_MARGINS = 688
let house: House
let chromium: Browser
let dean: { cookie: string }

beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  dean = await hire(house, 'Dekan Dahl', { role: 'faculty-administrator', faculty: HEALTH })
  await make.offering(house, { title: 'Førstehjelp for ansatte' })
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const inDays = (days: number) => `${new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 19)}Z`
const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value)
}

/** The faculty hands in a proposal to a round of the unit, as its own journey shows; here over the API. */
async function proposed(unit: Page): Promise<string> {
  const cookie = (await unit.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const send = async <T>(path: string, body: object | undefined, headers: Record<string, string>) => {
    const answer = await ask<T>(house, path, { method: 'POST', headers: { ...headers, origin: house.url }, body })
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body
  }
  const nothing = { nb: 'Korte kurs.', en: 'Short courses.' }
  const round = { name: { nb: 'Våren', en: 'Spring' }, asks: nothing, criteria: nothing, currency: 'NOK' }
  const times = { opensAt: inDays(-2), closesAt: inDays(20) }
  const { roundId } = await send<{ roundId: string }>('/proposal-rounds', { ...round, ...times }, { cookie })
  const path = `/proposal-rounds/${roundId}/proposals`
  const { proposalId } = await send<{ proposalId: string }>(path, { faculty: HEALTH, proposal: PROPOSAL }, dean)
  await send(`/proposals/${proposalId}/versions`, undefined, dean)
  return proposalId
}

/** The unit grants it, makes the course and puts it on sale in two languages. */
async function brought(page: Page, proposalId: string): Promise<void> {
  await page.goto(`${house.url}/admin/proposals/${proposalId}`)
  await page.getByLabel('Innvilg', { exact: true }).check()
  await page.getByLabel('Beløp, om det innvilges').fill('200000')
  await press(page, 'Send svaret')
  await page.getByLabel('Kursets adresse').fill('saarstell')
  await press(page, 'Lag kurset')
  const [course] = await house.witness(`select id from courses where slug = 'saarstell'`)
  await page.goto(`${house.url}/admin/courses/${course!.id}`)
  const words = { summary: 'Kort.', description: 'Langt.' }
  for (const lang of ['nb', 'en'])
    await fill(page, Object.fromEntries(Object.entries(words).map(([part, text]) => [`${lang}.${part}`, text])))
  await press(page, 'Lagre endringene')
  await press(page, 'Publiser kurset')
  await page.getByRole('link', { name: 'Ny oppstart' }).click()
  await page.locator('[name=code]').waitFor()
  const times = { startsAt: '2031-03-10T09:00', endsAt: '2031-03-10T15:00' }
  const sale = { saleOpensAt: '2024-01-01T08:00', saleClosesAt: '2031-03-09T12:00' }
  const session = { 'sessions.0.startsAt': times.startsAt, 'sessions.0.endsAt': times.endsAt }
  await fill(page, { code: 'SAAR-1', place: 'Oslo', ...times, zone: 'Europe/Oslo', ...sale, ...session })
  await press(page, 'Lag oppstarten')
  await fill(page, { priceAmount: '4900', taxDecision: '§ 3-5, K. Berg', capacity: '12', minimum: '5' })
  await page.locator('[name=terms]').selectOption({ index: 1 })
  await press(page, 'Lagre og legg ut for salg')
  expect(await page.getByRole('status').innerText()).toBe('Oppstarten er til salgs.')
}

/** A company comes by a marked link, agrees to its being kept, and buys a seat on invoice. */
async function bought(): Promise<void> {
  const marks = 'utm_source=sykepleien&utm_medium=annonse&utm_campaign=var'
  const buyer = await openPage({ house, chromium }, `/courses/saarstell?${marks}`, PHONE)
  await looksRight(buyer, 'channels-question-phone')
  await press(buyer, 'Ja, det er greit')
  expect(new URL(buyer.url()).search).toBe('')
  await buyer.goto(`${house.url}/privacy`)
  expect(await wordsIn(buyer)).toContain('Du har sagt ja.')
  await looksRight(buyer, 'privacy-channels-phone')
  await buyer.goto(`${house.url}/courses/saarstell`)
  await buyer.locator('button[name=next][value=checkout], button:has-text("Kjøp")').first().click()
  await buyer.waitForURL('**/checkout')
  await buyer.goto(`${house.url}/checkout?as=company`)
  await fill(buyer, { organisationNumber: '923609016', companyName: 'Prøvebedriften AS', name: 'Per Innkjøp' })
  await fill(buyer, { email: 'per@bedrift.test', street: 'Bedriftsveien 2', postcode: '0250', city: 'Oslo' })
  await buyer.locator('main [name=payBy][value=invoice]').check()
  await buyer.locator('main [name=acceptedSalesTerms]').check()
  await buyer.locator('main form.checkout button[type=submit]').last().click()
  await buyer.waitForURL('**/orders/**')
}

test('what a faculty proposed is made a course, published in two languages and sold, and the reports show its income under the right faculty, channel and source', {
  timeout: 240_000,
}, async () => {
  const page = await openPage({ house, chromium }, '/demo')
  await page.locator('#administrator').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await brought(page, await proposed(page))
  await bought()
  await until(async () => (await house.witness('select from documents')).length === 1)

  await page.goto(`${house.url}/admin`)
  await page.getByRole('link', { name: 'Inntekter og resultater' }).click()
  await page.getByRole('heading', { level: 1, name: 'Inntekter og resultater' }).waitFor()
  const line = async (name: string) =>
    (await page.getByRole('row', { name }).first().innerText()).replaceAll(/\s+/g, ' ')
  expect(await line(HEALTH)).toContain('4 900,00 kr 0,00 kr 4 900,00 kr 0,00 kr 1')
  await looksRight(page, 'reports-faculty')
  await page.getByRole('link', { name: 'Salgskanal' }).click()
  expect(await line('Bedrifter på nettstedet')).toContain('4 900,00 kr')
  await page.getByRole('link', { name: 'Siste kilde' }).click()
  expect(await line('sykepleien / annonse')).toContain('4 900,00 kr')
  await page.setViewportSize({ width: PHONE, height: 900 })
  await looksRight(page, 'reports-source-phone')
  await page.setViewportSize({ width: 1280, height: 900 })

  await house.moveClock(1)
  await until(async () => (await house.witness('select from course_visits where put_in_cart > 0')).length > 0)
  await page.goto(`${house.url}/admin/reports/channels`)
  expect(await line('Sårstell i praksis')).toMatch(/Sårstell i praksis 3 1 1 1$/)
  await looksRight(page, 'reports-channels')
  await page.goto(`${house.url}/en/admin/reports/ideas`)
  expect(await line('Wound care in practice')).toMatch(/0$/)
  await looksRight(page, 'reports-ideas-en')

  await page.goto(`${house.url}/admin/reports/term?term=2031-spring`)
  await page.getByLabel('Fakultet').selectOption(HEALTH)
  await page.getByLabel('Mål uten mva.').fill('ti tusen')
  await press(page, 'Sett målet')
  expect(await page.locator('.ds-error-summary li').count()).toBe(1)
  await page.getByLabel('Mål uten mva.').fill('10 000')
  await press(page, 'Sett målet')
  expect((await wordsIn(page)).replaceAll(/\s/g, ' ')).toContain(
    'For våren 2031 er det solgt for 4 900,00 kr av målet på 10 000,00 kr (49 %). Samme dag i fjor var det 0,00 kr.',
  )
  await looksRight(page, 'reports-term')
  await page.setViewportSize({ width: A4_WITHIN_MARGINS, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  await looksRight(page, 'reports-term-print')
})
