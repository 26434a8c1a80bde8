import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { type Account, openAccount } from '../support/account.ts'
import { until } from '../support/buyer.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { keepPicture, openPage, overflow, press, wordsIn } from '../web/clicks.ts'

const PHONE = 390
/** A phone's own authenticator, which finds passkeys by itself and asks for its owner. */
const DEVICE = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

let house: House
let chromium: Browser
let page: Page
let device: CDPSession
let authenticatorId: string
let kari: Account
beforeAll(async () => {
  house = await bootTill({ host: 'localhost' })
  chromium = await browser()
  kari = await openAccount(house, 'Kari Nøkkel')
  page = await openPage({ house, chromium }, '/sign-in?to=/account', PHONE)
  device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const added = await device.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE })
  ;({ authenticatorId } = added)
}, 60_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

/** Judged in a page of its own: reading a page through the developer tools takes its device away. */
const expectGood = async (picture: string, at = page.url()) => {
  await keepPicture(page, picture)
  const judged = await page.context().newPage()
  await judged.goto(at)
  expect([picture, await axeFaults(judged), await overflow(page)]).toEqual([picture, [], 0])
  await judged.close()
}
const typePassword = async (lang: 'nb' | 'en' = 'nb') => {
  await page.getByLabel(lang === 'nb' ? 'E-post' : 'E-mail').fill(kari.email)
  await page.getByLabel(lang === 'nb' ? 'Passord' : 'Password').fill(kari.password)
}
const proves = (isUserVerified: boolean) => device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })

test('on a phone she adds a passkey by name, and her mail says so', async () => {
  await expectGood('sign-in-passkey')
  await typePassword()
  await press(page, 'Logg inn')
  await press(page, 'Legg til en passnøkkel')
  expect(await wordsIn(page)).toContain('Fyll ut dette feltet.')
  await page.getByLabel('Navn på passnøkkelen').fill('Telefonen min')
  await press(page, 'Legg til en passnøkkel')
  expect(await wordsIn(page)).toContain('Passnøkkelen er lagt til.')
  expect(await wordsIn(page)).toContain('Telefonen min')
  await expectGood('account-passkey')
  const told = () => Promise.resolve(house.mails().filter(({ to }) => to.includes(kari.email)))
  await until(told, (mails) => mails.some(({ text }) => text.includes('«Telefonen min»')))
})

test('the next day she signs in by it alone, where she was going, and a device without its owner does not', async () => {
  await page.context().clearCookies()
  await page.goto(`${house.url}/en/sign-in?to=/en/courses`)
  await proves(false)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('No passkey came.').waitFor()
  await expectGood('sign-in-passkey-failed-en')
  await proves(true)
  await press(page, 'Sign in with a passkey')
  expect(new URL(page.url()).pathname).toBe('/en/courses')
  await page.goto(`${house.url}/en/account`)
  expect(await wordsIn(page)).toContain('by passkey')
  await expectGood('account-passkey-en')
})

test('what is sensitive asks again, offers the ways she has, filled in, and leads back; then it is removed', async () => {
  await house.moveClock(16 * 60)
  await page.goto(`${house.url}/account`)
  await press(page, /^Fjern Telefonen min/)
  expect(await wordsIn(page)).toContain('Logg inn en gang til.')
  expect(await page.getByLabel('E-post').inputValue()).toBe(kari.email)
  await expectGood('sign-in-again')
  await press(page, 'Logg inn med passnøkkel')
  expect(new URL(page.url()).pathname).toBe('/account')
  await press(page, /^Fjern Telefonen min/)
  expect(await wordsIn(page)).toContain('Passnøkkelen er fjernet.')
  await page.context().clearCookies()
  await page.goto(`${house.url}/sign-in`)
  await press(page, 'Logg inn med passnøkkel')
  expect(await wordsIn(page)).toContain('Denne passnøkkelen logger deg ikke inn.')
  await expectGood('sign-in-passkey-removed', `${house.url}/sign-in`)
})

test('without scripts nothing is offered that would not work', async () => {
  const plain = await chromium.newContext({ javaScriptEnabled: false })
  const there = await plain.newPage()
  await there.goto(`${house.url}/sign-in`)
  expect(await there.getByRole('button', { name: 'Logg inn med passnøkkel' }).isVisible()).toBe(false)
  await plain.close()
})
