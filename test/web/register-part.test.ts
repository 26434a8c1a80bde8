import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { openAccount } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { keepPicture, openPage, overflow, press, wordsIn } from './clicks.ts'

const LONG_MS = 120_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test(
  'on a phone, a typed number fills the form from the register, and so does a button without scripts',
  async () => {
    const kari = await openAccount(house, 'Kari')
    const page = await openPage({ house, chromium }, '/sign-in?to=/company', 390)
    await page.getByLabel('E-post', { exact: true }).first().fill(kari.email)
    await page.getByLabel('Passord').fill(kari.password)
    await press(page, 'Logg inn')
    await page.getByLabel('Organisasjonsnummer', { exact: true }).fill('810102047')
    await page.getByLabel('Poststed').fill('Horten')
    await expect.poll(() => page.getByLabel('Bedriftens navn').inputValue()).toBe('NORDVIK KOMMUNE')
    expect(await page.getByLabel('Gateadresse').inputValue()).toBe('Rådhusplassen 1')
    await page.getByLabel('Slå opp organisasjonsnummer').fill('810 405 090')
    await press(page, 'Hent fra Brønnøysund')
    expect(await wordsIn(page)).toContain('Hentet fra Brønnøysundregistrene. Se over.')
    await keepPicture(page, 'register-nb-390')
    expect([await axeFaults(page), await overflow(page)]).toEqual([[], 0])
    expect(await page.getByLabel('Bedriftens navn').inputValue()).toBe('TINDRA RÅDGIVNING AS')
    await press(page, 'Lag kontoen')
    expect(await wordsIn(page)).toContain('Bedriftskontoen er laget.')
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${house.url}/en/company`)
    await keepPicture(page, 'company-en-1280')
  },
  LONG_MS,
)
