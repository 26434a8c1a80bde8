import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { openAsClerk, openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { payAsGuest } from './guest-pays.ts'
import { looksRight } from './looks.ts'

const LONG_MS = 120_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  await make.offering(house, { capacity: 40, title: 'Praktisk statistikk', startsInDays: 60 })
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})
const plain = async (page: Page): Promise<string> => (await wordsIn(page)).replaceAll('\u00a0', ' ')

test('finance makes a code, a guest follows it from a link to the receipt, and finance sees what it brought and ends it', {
  timeout: LONG_MS,
}, async () => {
  const clerk = await openAsClerk({ house, chromium })
  await clerk.goto(`${house.url}/admin/vouchers/new`)
  await clerk.getByLabel('Koden', { exact: true }).fill('sommer 27')
  await clerk.getByLabel('Kampanje').fill('Sommer 2027')
  await clerk.getByLabel('Avslag i prosent').fill('mye')
  await clerk.getByLabel('Fra', { exact: true }).fill('2020-01-01T00:00')
  await clerk.getByLabel('Høyst så mange plasser i alt').fill('10')
  await clerk.getByLabel('Hvorfor').fill('Flere om sommeren')
  await press(clerk, 'Lag koden')
  expect(await summary(clerk)).toHaveLength(1)
  await clerk.getByLabel('Avslag i prosent').fill('20')
  await press(clerk, 'Lag koden')
  expect(await plain(clerk)).toContain('Brukt på 0 av 10 plasser')

  const guest = await openPage({ house, chromium }, '/courses', 390)
  await guest.getByRole('link', { name: 'Praktisk statistikk' }).first().click()
  await guest.goto(`${guest.url().split('?')[0]}?code=sommer27`)
  expect(await plain(guest)).toContain('Koden SOMMER27 følger med i handlekurven.')
  await press(guest, 'Legg i handlekurven')
  const lowered = await plain(guest)
  expect(lowered).toContain('Kode SOMMER27: 20 % avslag på 4 900,00 kr uten mva.')
  expect(lowered).toContain('Å betale 3 920 kr')
  await looksRight(guest, 'code-cart-390')
  await press(guest, /Fjern koden/)
  expect(await plain(guest)).toContain('Å betale 4 900 kr')
  await guest.getByLabel('Har du en kode?').fill('finnes-ikke')
  await press(guest, 'Bruk')
  expect(await plain(guest)).toContain('Vi kjenner ikke denne koden.')
  await looksRight(guest, 'code-refused-390')
  await guest.getByLabel('Har du en kode?').fill('Sommer 27')
  await press(guest, 'Bruk')
  await guest.getByRole('link', { name: 'Til kassen' }).click()
  expect(await plain(guest)).toContain('Å betale 3 920 kr')
  await payAsGuest(guest)
  const receipt = await plain(guest)
  expect(receipt).toContain('Kode SOMMER27: 20 % avslag på 4 900,00 kr uten mva.')
  expect(receipt).toContain('3 920')

  await clerk.reload()
  const brought = await plain(clerk)
  expect(brought).toContain('1 ordre: 3 920,00 kr uten mva. etter kreditering, 980,00 kr gitt i avslag.')
  await looksRight(clerk, 'code-one-1280')
  await clerk.setViewportSize({ width: 390, height: 900 })
  await looksRight(clerk, 'code-one-390')
  await clerk.goto(`${house.url}/en/admin/vouchers`)
  expect(await plain(clerk)).toContain('Used for 1 of 10 seats')
  await looksRight(clerk, 'code-list-en-390')
  await clerk.setViewportSize({ width: 1280, height: 900 })
  await looksRight(clerk, 'code-list-en-1280')
  await clerk.goto(`${house.url}/admin/vouchers/new`)
  await clerk.getByText('Velg fakulteter').click()
  await looksRight(clerk, 'code-new-1280')
  await clerk.goto(`${house.url}/admin/vouchers`)
  await clerk.getByRole('link', { name: 'SOMMER27' }).click()
  await clerk.getByText('Avslutt nå').click()
  await press(clerk, 'Avslutt')
  expect(await plain(clerk)).toContain('Koden er avsluttet.')
})
