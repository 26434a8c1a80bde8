import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { type Firm, type Member, openFirm } from '../wallet/firm.ts'
import { keepPicture, openAsClerk, openPage, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 180_000

let house: House
let chromium: Browser
let firm: Firm
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  firm = await openFirm(house, 'Fjordheim kommune')
  await make.offering(house, { capacity: 40, title: 'Praktisk statistikk', startsInDays: 60 })
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function sound(page: Page, name: string): Promise<void> {
  await wordsIn(page)
  await keepPicture(page, name)
  expect([name, await axeFaults(page), await overflow(page)]).toEqual([name, [], 0])
}
const plain = async (page: Page): Promise<string> => (await wordsIn(page)).replaceAll('\u00a0', ' ')
async function asMember({ email, password }: Member, path: string, width: number): Promise<Page> {
  const page = await openPage({ house, chromium }, `/sign-in?to=${path}`, width)
  await page.getByLabel('E-post', { exact: true }).first().fill(email)
  await page.getByLabel('Passord').fill(password)
  await press(page, 'Logg inn')
  return page
}

test('finance agrees with a company, mends what was refused and changes it; its members see the prices, order by it, and without it once it is used up', {
  timeout: LONG_MS,
}, async () => {
  const clerk = await openAsClerk({ house, chromium }, 390)
  await clerk.goto(`${house.url}/admin/agreements`)
  await clerk.getByLabel('Bedriftens organisasjonsnummer').fill(firm.payer.organisationNumber)
  await press(clerk, 'Vis avtalene')
  await clerk.getByLabel('Avtalens nummer').fill('2026/114')
  await clerk.getByLabel('Avslag på listeprisen').fill('mye')
  await clerk.getByLabel('Fra og med').fill('2020-01-01')
  await clerk.getByLabel('Til og med').fill('2099-12-31')
  await clerk.getByLabel('Hvorfor', { exact: true }).fill('Rammeavtale')
  await press(clerk, 'Lagre avtalen')
  expect(await summary(clerk)).toHaveLength(1)
  await clerk.getByLabel('Avslag på listeprisen').fill('15')
  await clerk.getByText('Velg kurs').click()
  await clerk.getByLabel('Praktisk statistikk').check()
  await press(clerk, 'Lagre avtalen')
  await clerk.getByRole('link', { name: /^Endre/ }).click()
  await clerk.getByLabel('Høyst så mange plasser').fill('3')
  await clerk.getByLabel('Hvorfor', { exact: true }).fill('Høyst tre plasser')
  await press(clerk, 'Lagre avtalen')
  const written = await plain(clerk)
  expect(written).toContain('Avtale 2026/114: 15 %')
  expect(written).toContain('Gjelder Praktisk statistikk')
  await sound(clerk, 'agreement-staff-nb-390')
  await clerk.setViewportSize({ width: 1280, height: 900 })
  await sound(clerk, 'agreement-staff-nb-1280')

  const buyer = await asMember(firm.owner, `/company/${firm.id}/agreements`, 390)
  expect(await plain(buyer)).toMatch(/Plasser 0 3 3/)
  await sound(buyer, 'agreement-member-nb-390')
  await press(buyer, 'Handle for Fjordheim kommune')
  await buyer.goto(`${house.url}/courses`)
  await buyer.getByRole('link', { name: 'Praktisk statistikk' }).first().click()
  expect(await plain(buyer)).toContain(
    'Pris for Fjordheim kommune. Avtale 2026/114: 15 % avslag på 4 900,00 kr uten mva.',
  )
  await sound(buyer, 'agreement-course-nb-390')
  await buyer.getByLabel('Antall', { exact: true }).fill('2')
  await press(buyer, 'Legg i handlekurven')
  const inCart = await plain(buyer)
  expect(inCart).toContain('Du ser prisene for Fjordheim kommune.')
  expect(inCart).toContain('Å betale 8 330 kr')
  await sound(buyer, 'agreement-cart-nb-390')
  await buyer.getByRole('link', { name: 'Til kassen' }).click()
  expect(await plain(buyer)).toContain('Å betale 8 330 kr')
  await buyer.getByLabel('Faktura', { exact: true }).check()
  await buyer.getByLabel(/Jeg godtar/).check()
  await press(buyer, /Bestill/)
  expect(await plain(buyer)).toContain('Avtale 2026/114: 15 % avslag på 4 900,00 kr uten mva.')

  await buyer.goto(`${house.url}/courses?search=statistikk`)
  await buyer.getByRole('link', { name: 'Praktisk statistikk' }).first().click()
  await buyer.getByLabel('Antall', { exact: true }).fill('2')
  await press(buyer, 'Kjøp for ansatte')
  await buyer.getByLabel('Faktura', { exact: true }).check()
  await buyer.getByLabel(/Jeg godtar/).check()
  await press(buyer, /Bestill/)
  expect((await summary(buyer)).join(' ')).toContain('Av avtale 2026/114 er det 1 plass igjen.')
  await sound(buyer, 'agreement-used-up-nb-390')
  await buyer.getByLabel(/Bestill uten avtalen/).check()
  await press(buyer, /Bestill/)
  expect((await summary(buyer)).join(' ')).toMatch(/summen er 9\s800\skr, ikke 8\s330\skr/)
  expect(await plain(buyer)).toContain('Å betale 9 800 kr')
  await press(buyer, /Bestill/)
  expect(await plain(buyer)).toContain('9 800')

  await buyer.setViewportSize({ width: 1280, height: 900 })
  await buyer.goto(`${house.url}/en/company/${firm.id}/agreements`)
  expect(await plain(buyer)).toMatch(/Seats 2 3 1/)
  await sound(buyer, 'agreement-member-en-1280')
  await buyer.goto(`${house.url}/cart`)
  await buyer.getByLabel('Hvem handler du for?').selectOption('')
  await press(buyer, 'Vis prisene')
  expect(await plain(buyer)).toContain('Du ser de vanlige prisene.')

  await clerk.getByText('Avslutt nå').click()
  await press(clerk, 'Avslutt avtalen')
  expect(await summary(clerk)).toHaveLength(1)
  await clerk.getByLabel('Hvorfor den avsluttes').fill('Sagt opp')
  await press(clerk, 'Avslutt avtalen')
  expect(await plain(clerk)).toContain('Avtalen er avsluttet.')
})
