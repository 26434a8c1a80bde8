import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { ExtraBody } from '../../src/pricing/extra-body.ts'
import { addExtra } from '../../src/pricing/put-extra.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { type Firm, type Member, openFirm } from '../wallet/firm.ts'
import { openAsClerk, openPage, press, summary } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksGood } from './looks.ts'

const LONG_MS = 180_000
let house: House
let chromium: Browser
let firm: Firm
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  firm = await openFirm(house, 'Fjordheim kommune')
  const { offeringId } = await make.offering(house, { capacity: 40, title: 'Praktisk statistikk', startsInDays: 60 })
  const lunch = { name: { nb: 'Lunsj', en: 'Lunch' }, grossMinor: 23_000, taxClass: 'food', taxDecision: 'Ingrid' }
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => addExtra(tx, { ...ExtraBody.parse(lunch), offeringId }))
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function asOwner({ email, password }: Member, path: string, width: number): Promise<Page> {
  const page = await openPage({ house, chromium }, `/sign-in?to=${path}`, width)
  await page.getByLabel('E-post', { exact: true }).first().fill(email)
  await page.getByLabel('Passord').fill(password)
  await press(page, 'Logg inn')
  return page
}
const wide = (page: Page) => page.setViewportSize({ width: 1280, height: 900 })

test('staff offer places, the company says yes, draws on them at the checkout and sees what is left; finance sees the same', {
  timeout: LONG_MS,
}, async () => {
  const clerk = await openAsClerk({ house, chromium }, 390)
  await clerk.goto(`${house.url}/admin/companies/${firm.id}/agreements`)
  await clerk.getByRole('link', { name: 'Forhåndsbetalt', exact: true }).click()
  await clerk.getByLabel('Nummer', { exact: true }).fill('2026/7')
  await clerk.getByLabel('Antall plasser').fill('3')
  await clerk.getByLabel('Pris for alt').fill('10 000')
  await clerk.getByLabel('Kan brukes til og med').fill('2099-12-31')
  await clerk.getByLabel('Svarfrist').fill('2099-01-31')
  await press(clerk, 'Lag tilbudet')
  expect(await summary(clerk)).toEqual(['Pris for alt: Prisen må gå opp i antall plasser.'])
  await looksGood(clerk, 'prepaid-refused-nb-390')
  await clerk.getByLabel('Pris for alt').fill('12 000')
  await clerk.getByText('Velg kurs').click()
  await clerk.getByLabel('Praktisk statistikk').check()
  await press(clerk, 'Lag tilbudet')
  expect(await looksGood(clerk, 'prepaid-staff-nb-390')).toContain('3 plasser for 12 000,00 kr, 4 000,00 kr per plass')
  await wide(clerk)
  await looksGood(clerk, 'prepaid-staff-nb-1280')
  await clerk.getByRole('link', { name: /Før inn bedriftens ja/ }).click()
  await looksGood(clerk, 'prepaid-staff-answer-nb-1280')

  const owner = await asOwner(firm.owner, `/company/${firm.id}/prepaid`, 390)
  await looksGood(owner, 'prepaid-offered-nb-390')
  await owner.getByRole('link', { name: /Se tilbudet og svar/ }).click()
  await looksGood(owner, 'prepaid-offer-nb-390')
  await press(owner, 'Si ja og bestill')
  expect(await summary(owner)).toHaveLength(1)
  await owner.getByLabel('Innkjøpsordre').fill('PO 77')
  await owner.getByLabel(/Jeg godtar/).check()
  await press(owner, 'Si ja og bestill')
  await expect.poll(() => owner.reload().then(() => owner.locator('main').innerText())).toContain('Kan brukes')
  await press(owner, 'Velg kurs')
  await owner.goto(`${house.url}/courses?search=statistikk`)
  await owner.getByRole('link', { name: 'Praktisk statistikk' }).first().click()
  await owner.getByLabel('Antall', { exact: true }).fill('2')
  await press(owner, 'Legg i handlekurven')
  expect(await owner.locator('main').innerText(), 'a lunch is offered beside the seats, and not chosen').toContain(
    'Lunsj',
  )
  await owner.getByRole('link', { name: 'Til kassen' }).click()
  expect(await looksGood(owner, 'prepaid-checkout-nb-390')).toMatch(/Bruker 8 000 kr av det dere har betalt før/)
  await owner.getByLabel('Forhåndsbetalt 2026/7').check()
  await owner.getByLabel(/Jeg godtar/).check()
  await looksGood(owner, 'prepaid-checkout-chosen-nb-390')
  await press(owner, /Bestill/)
  expect(await looksGood(owner, 'prepaid-order-nb-390')).toContain('Den er tatt av det bedriften har betalt på forhånd')
  await owner.goto(`${house.url}/company/${firm.id}/prepaid`)
  expect(await looksGood(owner, 'prepaid-member-nb-390')).toMatch(/Igjen 4 000,00 kr \(1 plass\)/)
  await wide(owner)
  await owner.goto(`${house.url}/en/company/${firm.id}/prepaid`)
  expect(await looksGood(owner, 'prepaid-member-en-1280')).toMatch(/Left NOK 4,000.00 \(1 seat\)/)

  await clerk.goto(`${house.url}/finance/prepaid`)
  expect(await looksGood(clerk, 'prepaid-finance-nb-1280')).toMatch(/Igjen i alt 4 000,00 kr/)
  await clerk.setViewportSize({ width: 390, height: 900 })
  await clerk.goto(`${house.url}/en/finance/prepaid`)
  await looksGood(clerk, 'prepaid-finance-en-390')
  await owner.goto(`${house.url}/company/${firm.id}/orders`)
  const drawn = house.mails()
  expect(
    drawn
      .map(({ text }) => text ?? '')
      .join(' ')
      .replaceAll('\u00a0', ' '),
  ).toContain('Nå er det 4 000,00 kr igjen')
})
