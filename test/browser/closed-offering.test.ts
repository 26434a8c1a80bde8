import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'
import { openPage, press, summary } from '../web/clicks.ts'
import { hireStaff } from '../web/desk-people.ts'
import { looksRight } from '../web/looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let firm: Firm
let offering: Offering
beforeAll(async () => {
  house = await bootTill()
  chromium = await browser()
  await hireStaff(house)
  firm = await openFirm(house, 'Fjord Firma AS')
  offering = await make.offering(house, { capacity: 40, title: 'Lukket statistikk', startsInDays: 60 })
}, 60_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function signedIn(lang: '' | '/en', width: number): Promise<Page> {
  const page = await openPage({ house, chromium }, `${lang}/sign-in`, width)
  await page.locator('#email').fill(firm.owner.email)
  await page.locator('#password').fill(firm.owner.password)
  await Promise.all([page.waitForNavigation(), page.locator('#password').press('Enter')])
  return page
}

test('staff hold a start for one company; its owner finds it on a phone and buys two seats, and others see no start', {
  timeout: 120_000,
}, async () => {
  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await desk.goto(`${house.url}/admin/offerings/${offering.offeringId}`)
  await desk.getByRole('link', { name: 'Åpen eller lukket' }).click()
  await desk.getByRole('radio', { name: 'Bare for disse bedriftene' }).check()
  await press(desk, 'Lagre')
  expect(await summary(desk)).toEqual(['Bedriftenes organisasjonsnumre: Skriv minst ett organisasjonsnummer.'])
  await desk.getByLabel('Bedriftenes organisasjonsnumre').fill('999 999 999')
  await press(desk, 'Lagre')
  expect((await summary(desk)).join()).toContain('999 999 999: Ingen bedrift her har dette nummeret ennå.')
  await looksRight(desk, 'closed-desk-refused')
  await desk.getByLabel('Bedriftenes organisasjonsnumre').fill(firm.payer.organisationNumber)
  await press(desk, 'Lagre')
  await desk.getByText('Lagret. Det som er solgt').waitFor()
  await desk.getByText('Fjord Firma AS').waitFor()
  await looksRight(desk, 'closed-desk-saved')

  const others = await openPage({ house, chromium }, '/courses')
  expect(await others.getByText('Lukket statistikk').count()).toBe(0)

  const phone = await signedIn('', PHONE)
  await phone.goto(`${house.url}/company/${firm.id}/courses`)
  await phone.getByText('Holdes bare for Fjord Firma AS').waitFor()
  await looksRight(phone, 'closed-portal-nb-phone')
  await phone.getByRole('link', { name: 'Lukket statistikk' }).click()
  await phone.getByLabel('Antall').waitFor()
  await looksRight(phone, 'closed-course-nb-phone')
  await phone.getByLabel('Antall').fill('2')
  await press(phone, 'Kjøp for ansatte')
  expect(await phone.locator('#companyName').inputValue()).toBe('Fjord Firma AS')
  await phone.locator('#organisationNumber').fill('987654325')
  await phone.locator('#organisationNumber').press('Tab')
  await phone.getByLabel(/Jeg godtar/).press('Space')
  await press(phone, /^Bestill/)
  await phone.locator('.ds-error-summary', { hasText: '«Lukket statistikk» holdes bare for Fjord Firma AS.' }).waitFor()
  await phone.locator('#organisationNumber').fill(firm.payer.organisationNumber)
  await press(phone, /^Bestill/)
  await phone.waitForURL(/\/orders\//)
  await looksRight(phone, 'closed-order-nb-phone')

  const page = await signedIn('/en', 1280)
  await page.goto(`${house.url}/en/company/${firm.id}/courses`)
  await page.getByText('Held for Fjord Firma AS only').waitFor()
  await looksRight(page, 'closed-portal-en')
})
