import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Signed, signedIn } from '../privacy/people.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { keepPicture, openPage, overflow, press, summary, wordsIn } from './clicks.ts'

const PHONE = 390
const WORK = 'kari.nordmann@jobb.example'

let house: House
let chromium: Browser
let page: Page
let kari: Signed
beforeAll(async () => {
  house = await bootTill()
  chromium = await browser()
  kari = await signedIn(house, 'Kari Nordmann')
}, 60_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const signIn = async (
  where: Page,
  { email, password }: Signed,
  [label, secret, button] = ['E-post', 'Passord', 'Logg inn'],
) => {
  await where.getByLabel(label!).fill(email)
  await where.getByLabel(secret!).fill(password)
  await press(where, button!)
}
const expectGood = async (where: Page, picture: string) => {
  await keepPicture(where, picture)
  expect([picture, await axeFaults(where), await overflow(where)]).toEqual([picture, [], 0])
}
/** The newest link that was mailed to this address. */
const linkTo = async (address: string): Promise<string> => {
  const text = () =>
    house.mails().find(({ to, text: words }) => to.includes(address) && /addresses\/proof/.test(words))?.text
  await expect.poll(text, { timeout: 10_000 }).toBeDefined()
  return /http\S+/.exec(text()!)![0]
}

test('on a phone: an address is added by its link, becomes the main one, and the old one goes', async () => {
  page = await openPage({ house, chromium }, '/account', PHONE)
  await signIn(page, kari)
  await page.getByRole('link', { name: 'E-postadresser og sammenslåing' }).click()
  await page.waitForURL(/addresses/)
  await expectGood(page, 'addresses-one')
  await page.getByLabel('E-post').fill('ingen adresse')
  await press(page, 'Send lenken')
  expect(await summary(page)).toHaveLength(1)
  await expectGood(page, 'addresses-refused')
  await page.getByLabel('E-post').fill(WORK)
  await press(page, 'Send lenken')
  expect(await wordsIn(page)).toContain('mens du er logget inn her')
  await expectGood(page, 'addresses-mailed')
  await page.goto(await linkTo(WORK))
  await expectGood(page, 'address-proof')
  await press(page, 'Bekreft')
  expect(await wordsIn(page)).toContain('Adressen er din.')
  await expectGood(page, 'addresses-two')
  await press(page, /Gjør til hovedadresse/)
  expect(await wordsIn(page)).toContain('Hovedadressen er byttet.')
  await press(page, /Fjern/)
  expect(await wordsIn(page)).toContain('Adressen er fjernet.')
  expect(await page.locator('.account-sessions li').allInnerTexts()).toEqual([expect.stringContaining(WORK)])
})

test('a link that somebody opens without being signed in asks them to sign in, and brings them back to it', async () => {
  const email = 'kari@hjemme.example'
  await page.getByLabel('E-post').fill(email)
  await press(page, 'Send lenken')
  const link = await linkTo(email)
  const elsewhere = await openPage({ house, chromium }, link.replace(house.url, '/en'))
  expect(new URL(elsewhere.url()).pathname).toBe('/en/sign-in')
  const per = await signedIn(house, 'Per Feil')
  await signIn(elsewhere, per, ['E-mail', 'Password', 'Sign in'])
  await expectGood(elsewhere, 'address-proof-en')
  await press(elsewhere, 'Confirm')
  expect(await summary(elsewhere)).toEqual([expect.stringContaining('Another account asked for this link.')])
  await page.goto(link)
  await press(page, 'Bekreft')
  expect(await wordsIn(page)).toContain('Adressen er din.')
})
