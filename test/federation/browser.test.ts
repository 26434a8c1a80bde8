import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { keepPicture, openPage, overflow, press, wordsIn } from '../web/clicks.ts'
import { type Campus, mailedLink, openCampus } from './campus.ts'

const PHONE = 390

let campus: Campus
let chromium: Browser
beforeAll(async () => {
  campus = await openCampus()
  chromium = await browser()
  campus.campus.known.kari = { name: 'Kari Nordmann', email: 'kari@browser.test', email_verified: true }
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await campus?.close()
})

const open = (path: string, width?: number) => openPage({ house: campus.house, chromium }, path, width)
/** The person's own part on the provider's site. */
async function signInThere(page: Page, login: string): Promise<void> {
  await page.getByLabel('Brukernavn').fill(login)
  await page.getByRole('button', { name: 'Logg inn' }).click()
  await page.waitForURL((url) => url.href.startsWith(campus.house.url))
}
async function expectGood(page: Page, picture: string): Promise<void> {
  await keepPicture(page, picture)
  expect([page.url(), await axeFaults(page), await overflow(page)]).toEqual([page.url(), [], 0])
}

test('on a phone: through the campus, an address proved by its mail, the list of who signs one in', async () => {
  const page = await open('/sign-in?to=/courses', PHONE)
  await expectGood(page, 'sign-in')
  await page.getByRole('link', { name: 'Campus-ID' }).focus()
  await page.keyboard.press('Enter')
  await signInThere(page, 'kari')
  expect(await wordsIn(page)).toContain('Du er kjent igjen av Campus-ID.')
  expect(await page.getByLabel('E-post').inputValue()).toBe('kari@browser.test')
  await expectGood(page, 'sign-in-address')
  await press(page, 'Send lenken')
  expect(await wordsIn(page)).toContain('i denne nettleseren')
  await page.goto(campus.house.url + mailedLink(campus, 'kari@browser.test'))
  await expectGood(page, 'sign-in-proof')
  await press(page, 'Bekreft og logg inn')
  expect(new URL(page.url()).pathname).toBe('/courses')
  await page.goto(`${campus.house.url}/account/sign-in-methods`)
  expect(await wordsIn(page)).toContain('Campus-ID')
  await expectGood(page, 'sign-in-methods')
  await press(page, /Fjern/)
  expect(await wordsIn(page)).toContain('Ingen andre logger deg inn ennå')
  await expectGood(page, 'sign-in-methods-none')
  await page.context().close()
})

test('through the nation, with pushed requests and a signature instead of a secret, and again the next day', async () => {
  const page = await open('/en/sign-up')
  await page.getByRole('link', { name: 'ID-porten' }).click()
  expect(new URL(page.url()).origin).toBe(campus.nation.issuer)
  await signInThere(page, 'person-1')
  expect(await wordsIn(page)).toContain('ID-porten has recognised you.')
  await page.getByLabel('Name').fill('Ann Person')
  await page.getByLabel('E-mail').fill('ann@browser.test')
  await press(page, 'Send the link')
  await page.goto(campus.house.url + mailedLink(campus, 'ann@browser.test'))
  await press(page, 'Confirm and sign in')
  expect(await wordsIn(page)).toContain('My learning')
  await page.context().close()
  const later = await open('/sign-in')
  await later.getByRole('link', { name: 'ID-porten' }).click()
  await signInThere(later, 'person-1')
  expect(new URL(later.url()).pathname).toBe('/my-learning')
  await later.context().close()
})

test('a provider that is down: the page says so and the password is still there', async () => {
  const page = await open('/sign-in', PHONE)
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.status() === 503),
    page.getByRole('link', { name: 'Sen-ID' }).click(),
  ])
  expect(answer.headers()['retry-after']).toBe('30')
  expect(await wordsIn(page)).toContain('Sen-ID svarer ikke. Prøv igjen, eller logg inn på en annen måte.')
  expect(await page.getByLabel('Passord').isVisible()).toBe(true)
  await expectGood(page, 'sign-in-down')
  await page.context().close()
})
