import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, openAccount } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { tokenFor } from '../wallet/firm.ts'
import { looksRight } from '../web/looks.ts'

const PHONE = 390

let house: House
let chromium: Browser
let offering: Offering
let owner: Account
beforeAll(async () => {
  house = await bootTill()
  chromium = await browser()
  offering = await make.offering(house, { capacity: 40, title: 'Praktisk statistikk', startsInDays: 60 })
  owner = await openAccount(house, 'Eva Eier')
}, 60_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const openPage = async (width = 1280): Promise<Page> => {
  const context = await chromium.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO' })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}
const press = async (page: Page, name: string | RegExp) => {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()])
}

/** Twelve rows, of which three are wrong in ways that people get wrong. */
const LIST = [
  'Navn;E-post',
  ...Array.from({ length: 7 }, (_, n) => `Ansatt ${n + 1};ansatt${n + 1}@fjord.example`),
  'Kåre Ås;kare.as@fjord,example',
  'Åse Ødegård;ase@fjord.example',
  'Åse igjen;ASE@fjord.example',
  '=HYPERLINK("http://x.example");formel@fjord.example',
  'Ola Hansen;ola@fjord.example',
].join('\r\n')

test('a company registers, buys ten on invoice with its order number, uploads twelve rows, mends them, and one accepts, one is swapped and three are given back', {
  timeout: 180_000,
}, async () => {
  const page = await openPage()
  await page.goto(`${house.url}/sign-in`)
  await page.getByLabel('E-post').fill(owner.email)
  await page.getByLabel('Passord', { exact: true }).fill(owner.password)
  await press(page, 'Logg inn')

  await page.goto(`${house.url}/company`)
  await page.locator('#organisationNumber').fill('974 760 673')
  await page.getByLabel('Bedriftens navn').fill('Fjord Firma AS')
  await page.getByLabel('Gateadresse').fill('Storgata 5')
  await page.getByLabel('Postnummer').fill('0155')
  await page.getByLabel('Poststed').fill('Oslo')
  await page.getByLabel('E-post for faktura').fill('faktura@fjord.example')
  await press(page, 'Lag kontoen')
  await page.getByText('Bedriftskontoen er laget').waitFor()
  const companyId = /company=([0-9a-f-]{36})/.exec(page.url())![1]!

  const [course] = await house.witness(
    `select k.slug from offerings f join courses k on k.id = f.course_id where f.id = '${offering.offeringId}'`,
  )
  await page.goto(`${house.url}/courses/${course!.slug}`)
  await page.getByLabel('Antall').fill('10')
  await press(page, 'Kjøp for ansatte')
  await page.getByRole('radio', { name: 'Bedrift' }).check()
  await page.getByLabel('Organisasjonsnummer').fill('974 760 673')
  await page.getByLabel('Bedriftens navn').fill('Fjord Firma AS')
  await page.getByLabel('Navnet ditt').fill('Eva Eier')
  await page.getByLabel('Gateadresse').fill('Storgata 5')
  await page.getByLabel('Postnummer').fill('0155')
  await page.getByLabel('Poststed').fill('Oslo')
  await page.getByRole('radio', { name: 'Faktura' }).check()
  await page.getByLabel(/^Innkjøpsordre/).fill('PO-7781')
  await page.getByLabel(/Jeg godtar/).check()
  await press(page, /^Bestill/)
  await page.waitForURL(/\/orders\//)

  await page.goto(`${house.url}/company?company=${companyId}`)
  await looksRight(page, 'company-overview')
  await page.getByRole('link', { name: /Gi bort 10 plasser/ }).click()
  await page.waitForURL(/\/seats\//)
  await looksRight(page, 'company-wallet-empty')
  await page.getByRole('link', { name: 'Last opp en liste' }).click()
  await page.getByLabel('Fil med navn og e-post').setInputFiles({
    name: 'deltakere.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${LIST}`),
  })
  await looksRight(page, 'company-upload')
  await page.getByRole('button', { name: 'Se over listen' }).click()
  await page.waitForURL(/\/uploads\//)
  await looksRight(page, 'company-upload-report')
  const wrong = page.locator('.upload-rows li')
  expect(await wrong.allInnerTexts()).toEqual([
    expect.stringContaining('Rad 9: Dette er ingen e-postadresse'),
    expect.stringContaining('Rad 11: Står lenger opp i listen også'),
    expect.stringContaining('Rad 12: Cellen begynner som en formel'),
  ])
  expect(await page.locator('[id="email.9"]').inputValue()).toBe('kare.as@fjord.example')
  for (const field of ['name.11', 'email.11', 'name.12', 'email.12']) await page.locator(`[id="${field}"]`).fill('')
  await press(page, 'Sjekk radene på nytt')
  await page.getByRole('button', { name: 'Inviter 10 personer' }).click()
  await page.getByRole('heading', { name: 'Listen er invitert' }).waitFor()

  const invited = await openPage(PHONE)
  await invited.goto(`${house.url}/seat-invitation?token=${await tokenFor(house, 'ola@fjord.example')}`)
  await invited.getByRole('heading', { name: 'Org.nr. 974760673 gir deg en plass' }).waitFor()
  await looksRight(invited, 'seat-invitation-phone')
  await invited.getByRole('button', { name: 'Ja takk, meld meg på' }).click()
  await invited.getByRole('heading', { name: 'Du er påmeldt' }).waitFor()
  await invited.getByRole('link', { name: 'Min læring' }).click()
  await invited.waitForURL(/sign-in/)

  await page.goto(`${house.url}/company/${companyId}/seats/${offering.offeringId}`)
  const ase = page.locator('.wallet-seats > li', { hasText: 'Åse Ødegård' })
  await ase.getByText('Endre').click()
  await looksRight(page, 'company-wallet')
  await ase.getByLabel('Navn').fill('Nina Ny')
  await ase.getByLabel('E-post').fill('nina@fjord.example')
  await Promise.all([page.waitForNavigation(), ase.getByRole('button', { name: 'Bytt' }).click()])
  await page.getByText('Plassen er gitt til en annen').waitFor()
  expect(await page.locator('.wallet-seats').innerText()).toContain('Nina Ny')

  await page.setViewportSize({ width: PHONE, height: 900 })
  await page.goto(`${house.url}/company/${companyId}/seats/${offering.offeringId}`)
  await looksRight(page, 'company-wallet-phone')
  await page.goto(`${house.url}/en/company/${companyId}/people`)
  await looksRight(page, 'company-people-phone')
  await page.goto(`${house.url}/company/${companyId}/seats/${offering.offeringId}`)
  await page.getByRole('link', { name: /^Gi tilbake plasser/ }).click()
  await page.getByText('Av 10.').waitFor()
  await looksRight(page, 'company-give-back-phone')
  await page.getByLabel('Hvor mange plasser').fill('3')
  await press(page, 'Se hva som skjer')
  await looksRight(page, 'company-give-back-preview-phone')
  await press(page, /^Gi tilbake/)
  await looksRight(page, 'company-given-back-phone')
  const note = () =>
    house.witness(`select d.content ->> 'number' as number, f.path from documents d join document_files f on f.document_id = d.id
      where d.kind = 'credit-note' and f.kind = 'pdf'`)
  await expect.poll(note, { timeout: 15_000 }).toHaveLength(1)
  const [{ bought, credited }] = (await house.witness(`select
    sum(gross_minor) filter (where kind = 'invoice')::bigint as bought, sum(gross_minor) filter (where kind = 'credit-note')::bigint as credited
    from documents`)) as [{ bought: number; credited: number }]
  expect({ bought, credited }).toEqual({ bought: 10 * offering.gross, credited: 3 * offering.gross })
  await page.goto(`${house.url}/company?company=${companyId}`)
  const href = await page.getByRole('link', { name: 'PDF' }).first().getAttribute('href')
  const pdf = await page.request.get(`${house.url}${href}`)
  expect(pdf.headers()['content-type']).toContain('application/pdf')
})
