import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedIn } from '../privacy/people.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, order, until } from '../support/make.ts'
import { keepPicture, openPage, overflow, press, wordsIn } from './clicks.ts'

const PHONE = 390
const KARI = { name: 'Kari Nordmann', email: 'kari@personvern.example' }
const PASSWORD = 'ni røde hester'

let house: House
let chromium: Browser
let key: string
beforeAll(async () => {
  house = await bootTill()
  chromium = await browser()
  key = await make.client(house, ['administrator'])
  const offering = await make.offering(house, { title: 'Kurs som snart er over', startsInDays: 2 })
  await order(house, key, { offering, people: [KARI] })
  await signedIn(house, KARI.name, KARI.email)
}, 60_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const signIn = async (page: Page, email: string, [label, password, button] = ['E-post', 'Passord', 'Logg inn']) => {
  await page.getByLabel(label!).fill(email)
  await page.getByLabel(password!).fill(PASSWORD)
  await press(page, button!)
}
const expectGood = async (page: Page, picture: string) => {
  await keepPicture(page, picture)
  expect([picture, await axeFaults(page), await overflow(page)]).toEqual([picture, [], 0])
}

test('on a phone: from the account to a copy of everything, and to being erased when the course is over', async () => {
  const page = await openPage({ house, chromium }, '/account', PHONE)
  await signIn(page, KARI.email)
  await page.getByRole('link', { name: 'Profil og samtykker' }).click()
  await page.waitForURL(/profile/)
  await page.getByLabel('Navn').fill('')
  await press(page, 'Lagre')
  expect(await page.locator('.ds-error-summary').count()).toBe(1)
  await page.getByLabel('Navn').fill('Kari Nytt-Navn')
  await press(page, 'Lagre')
  expect(await wordsIn(page)).toContain('Profilen er lagret.')
  await expectGood(page, 'profile')
  await page.goto(`${house.url}/account`)
  await expectGood(page, 'account-with-all')
  await page.getByRole('link', { name: 'Se dine data' }).click()
  await page.waitForURL(/my-data/)
  await expectGood(page, 'my-data')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Last ned kopien/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('my-data.zip')
  await page.getByRole('link', { name: 'Se hva som blir borte' }).click()
  await page.waitForURL(/erasure/)
  const words = await wordsIn(page)
  for (const part of [
    'Et kurs er ikke ferdig. Det er over',
    'Dette blir borte',
    'Dette blir værende',
    'Navnet ditt på plasser',
  ])
    expect(words).toContain(part)
  await expectGood(page, 'erasure-waits')
  await press(page, 'Slett meg når alt er ferdig')
  expect(await wordsIn(page)).toContain('Du blir slettet av deg selv når alt er ferdig.')
  await press(page, 'Jeg vil likevel ikke slettes')
  expect(await wordsIn(page)).toContain('Du blir ikke slettet.')
})

test('the same in English when nothing is open: one press, and she is gone and signed out', async () => {
  await house.moveClock(7 * 24 * 3600)
  const page = await openPage({ house, chromium }, '/en/account/erasure')
  await signIn(page, KARI.email, ['E-mail', 'Password', 'Sign in'])
  expect(new URL(page.url()).pathname).toBe('/en/account/erasure')
  await expectGood(page, 'erasure-en')
  await press(page, 'Erase me for good')
  expect(await wordsIn(page)).toContain('You are erased')
  await expectGood(page, 'erased-en')
  await page.goto(`${house.url}/en/account`)
  expect(new URL(page.url()).pathname).toBe('/en/sign-in')
})

test('an administrator finds a person, signs them out, erases them, and sees what goes by night', async () => {
  const chief = await signedIn(house, 'Anne Leder')
  await ask(house, `/people/${chief.personId}/roles`, {
    method: 'POST',
    headers: bearer(key),
    body: { role: 'administrator' },
  })
  await signedIn(house, 'Per Slettes', 'per@slettes.example')
  const page = await openPage({ house, chromium }, '/setup/people', PHONE)
  await signIn(page, chief.email)
  await page.getByLabel('Navn eller e-post').fill('slettes')
  await press(page, 'Finn')
  await expectGood(page, 'people')
  await page.getByRole('link', { name: 'Per Slettes' }).click()
  await page.waitForURL(/setup\/people\/[0-9a-f]/)
  await expectGood(page, 'person')
  await press(page, 'Logg ut overalt')
  expect(await wordsIn(page)).toContain('Personen er logget ut overalt.')
  await press(page, 'Slett for godt')
  expect(await page.locator('.ds-error-summary').count()).toBe(1)
  await expectGood(page, 'person-refused')
  await page.getByLabel('Signert brev').check()
  await press(page, 'Slett for godt')
  expect(await wordsIn(page)).toContain('Personen er slettet og har fått en siste e-post.')
  await until(() => house.mails().some(({ subject }) => /Du er slettet/.test(subject)))
  await page.goto(`${house.url}/setup/retention`)
  expect(await wordsIn(page)).toContain('Kjøper og filer på fakturaer')
  await expectGood(page, 'retention')
})
