import { type TOTP, URI } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { keepPicture, openPage, overflow, press, wordsIn } from './clicks.ts'

const PHONE = 390
const KARI = 'kari@konto.example'
const PASSWORD = 'fire tog til Bergen'

let house: House
let chromium: Browser
let page: Page
beforeAll(async () => {
  house = await bootTill()
  chromium = await browser()
  page = await openPage({ house, chromium }, '/sign-up', PHONE)
}, 60_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

/** The address that the newest mail to somebody leads to, of the mails that came after the one with this subject. */
const linkIn = async (subject: RegExp): Promise<string> => {
  const text = () => house.mails().find((mail) => subject.test(mail.subject))?.text ?? ''
  await expect.poll(text, { timeout: 10_000 }).toContain('http')
  return /http\S+/.exec(text())![0]
}
const expectGood = async (picture: string) => {
  await keepPicture(page, picture)
  expect([picture, await axeFaults(page), await overflow(page)]).toEqual([picture, [], 0])
}

test('on a phone: an account, a forgotten password, and the way back in by the mailed link', async () => {
  await page.getByLabel('Navn').fill('Kari Nordmann')
  await page.getByLabel('E-post').fill(KARI)
  await page.getByLabel('Passord').fill('et passord som glemmes')
  await press(page, 'Lag en konto')
  await page.goto(await linkIn(/Bekreft/))
  await page.getByLabel('Skriv passordet du valgte').fill('et annet passord')
  await press(page, 'Åpne kontoen')
  expect(await wordsIn(page)).toContain('ikke passordet som ble valgt')
  await expectGood('open-account')
  await page.getByLabel('Skriv passordet du valgte').fill('et passord som glemmes')
  await press(page, 'Åpne kontoen')
  await expectGood('sign-in')
  await page.getByRole('link', { name: 'Glemt passordet?' }).click()
  await page.getByLabel('E-post').fill(KARI)
  await expectGood('new-password')
  await press(page, 'Send lenken')
  await expectGood('link-sent')
  await page.goto(await linkIn(/Nytt passord/))
  await page.getByLabel('Nytt passord').fill('password')
  await press(page, 'Bruk dette passordet')
  expect(await wordsIn(page)).toContain('blant dem som blir prøvd først')
  await page.getByLabel('Nytt passord').fill(PASSWORD)
  await expectGood('new-password-by-link')
  await press(page, 'Bruk dette passordet')
  expect(await wordsIn(page)).toContain('Passordet er byttet. Logg inn med det nye.')
  await page.getByLabel('E-post').fill(KARI)
  await page.getByLabel('Passord').fill(PASSWORD)
  await press(page, 'Logg inn')
  expect(new URL(page.url()).pathname).toBe('/my-learning')
})

test('she adds an app, keeps the recovery codes, and signs in with its code where she was going', async () => {
  await page.goto(`${house.url}/account`)
  await expectGood('account')
  await press(page, 'Legg til en app')
  expect(await page.getByRole('img', { name: /QR-kode/ }).isVisible()).toBe(true)
  await expectGood('authenticator')
  const key = (await page.locator('.account-key').innerText()).replaceAll(' ', '')
  const app = URI.parse(`otpauth://totp/kurs:kari?secret=${key}`) as TOTP
  await page.getByRole('textbox', { name: 'Kode' }).fill('000000')
  await press(page, 'Ta appen i bruk')
  expect(await wordsIn(page)).toContain('Koden er feil eller brukt.')
  expect((await page.locator('.account-key').innerText()).replaceAll(' ', '')).toBe(key)
  await page.getByRole('textbox', { name: 'Kode' }).fill(app.generate({ timestamp: Date.now() - 30_000 }))
  await press(page, 'Ta appen i bruk')
  expect(await page.locator('.account-codes code').count()).toBe(10)
  await expectGood('recovery-codes')
  await linkIn(/krever nå en kode/)

  const elsewhere = await openPage({ house, chromium }, '/en/account')
  await elsewhere.getByLabel('E-mail').fill(KARI)
  await elsewhere.getByLabel('Password').fill(PASSWORD)
  await press(elsewhere, 'Sign in')
  expect(new URL(elsewhere.url()).pathname).toBe('/en/sign-in/code')
  await elsewhere.getByRole('textbox', { name: 'Code' }).fill(app.generate())
  await press(elsewhere, 'Sign in')
  expect(new URL(elsewhere.url()).pathname).toBe('/en/account')
  expect(await wordsIn(elsewhere)).toContain('Chrome on Linux')
  expect([await axeFaults(elsewhere), await overflow(elsewhere)]).toEqual([[], 0])
  await keepPicture(elsewhere, 'account-en')

  await page.goto(`${house.url}/account`)
  await press(page, /Logg ut der/)
  expect(await wordsIn(page)).toContain('Du er logget ut der.')
  await elsewhere.reload()
  expect(new URL(elsewhere.url()).pathname).toBe('/en/sign-in')
})

test('what is sensitive asks for a new sign-in after a quarter of an hour, and leads back', async () => {
  await house.moveClock(16 * 60)
  await page.goto(`${house.url}/account`)
  await press(page, 'Fjern appen')
  expect(await wordsIn(page)).toContain('Logg inn en gang til.')
  expect(await page.locator('input[name=to]').inputValue()).toBe('/account')
})
