import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, company, make, order, type Placed, until } from '../support/make.ts'
import { type Network, startNetwork } from '../support/network.ts'
import { keepPicture, openAsClerk, openPage, press, summary } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 60_000
const NUMBER = '987654325'

let network: Network
let house: House
let chromium: Browser
let program: string
let finance: string
beforeAll(async () => {
  network = await startNetwork()
  const env = { E_INVOICE_DIRECTORY_URL: network.url }
  ;[house, chromium] = await Promise.all([bootTill({ env }), browser()])
  await hireStaff(house)
  network.receivers.set(NUMBER, { reminder: false })
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
  await network?.close()
})

const ordered = async (): Promise<Placed> => {
  const offering = await make.offering(house)
  const payer = { ...company(), organisationNumber: NUMBER } as unknown as ReturnType<typeof company>
  return (await order(house, program, { offering, payer })).body
}
const open = (path: string, width?: number) => openPage({ house, chromium }, path, width)
const clerk = (width?: number) => openAsClerk({ house, chromium }, width)
const waiting = (): Promise<number> => house.witness('select from sendings_due').then(({ length }) => length)

test(
  'finance carries e-invoices by hand: downloads them, marks several as sent, and one as rejected with its way out',
  async () => {
    const placed = [await ordered(), await ordered(), await ordered()]
    await until(async () => (await waiting()) === 3)
    const page = await clerk()
    await page.goto(`${house.url}/finance`)
    await page.getByText('EHF skal sendes').first().waitFor()
    await page.getByRole('link', { name: 'Sending av e-faktura' }).click()
    await page.getByRole('heading', { name: 'Skal sendes: 3 e-fakturaer' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'tray')

    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Last ned alle som ZIP' }).click(),
    ])
    expect(zip.suggestedFilename()).toBe('e-invoices.zip')
    const [xml] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /\(XML\)/ })
        .first()
        .click(),
    ])
    expect(xml.suggestedFilename()).toMatch(/^TEST-\d+\.xml$/)

    await press(page, 'Merk de valgte som sendt')
    await page.getByText('Velg minst ett dokument.').waitFor()
    for (const at of [0, 1]) await page.getByRole('checkbox').nth(at).press('Space')
    await press(page, 'Merk de valgte som sendt')
    await page.getByText('Merket som sendt.').waitFor()
    expect(await waiting()).toBe(1)

    await page.locator('summary', { hasText: 'Avvist eller på e-post' }).click()
    await press(page, 'Merk som avvist')
    expect(await summary(page)).toEqual(['Fyll ut dette feltet.'])
    await page.getByLabel('Grunnen til at den ble avvist').fill('Ukjent mottaker')
    await press(page, 'Merk som avvist')
    await page.getByRole('heading', { name: 'Avvist' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'rejected')
    await page.goto(`${house.url}/finance`)
    await page.getByText(/ble avvist: Ukjent mottaker/).waitFor()
    await page.goto(`${house.url}/finance/sending`)
    await press(page, /^Prøv igjen/)
    await page.locator('summary', { hasText: 'Avvist eller på e-post' }).click()
    await press(page, 'Send PDF på e-post i stedet')
    await page.getByText('PDF-en sendes på e-post.').waitFor()
    expect(await waiting()).toBe(0)

    const buyer = await open(`/orders/${placed[0]!.id}?token=${placed[0]!.orderToken}`, 390)
    await buyer.getByText(/EHF sendt .+, kopi på e-post/).waitFor()
    await buyer.getByText(/mottar e-faktura/).waitFor()
    expect(await axeFaults(buyer)).toEqual([])
    const english = await clerk(390)
    await english.goto(`${house.url}/en/finance/sending`)
    await english.getByText('PDF by e-mail instead').waitFor()
    expect(await axeFaults(english)).toEqual([])
    await keepPicture(english, 'tray-phone')
  },
  LONG_MS,
)

test(
  'at the checkout a company reads how its invoice will come, and what its order number must look like',
  async () => {
    const [{ id }] = (await house.witness(`select id from companies where organisation_number = '${NUMBER}'`)) as [
      { id: string },
    ]
    const body = {
      invoicesBy: 'auto',
      mailCopy: true,
      needs: 'either',
      buyerReference: null,
      orderNumberForms: ['#######'],
      referenceForms: [],
    }
    expect(
      await ask(house, `/companies/${id}/invoicing`, { method: 'PUT', body, headers: bearer(finance) }),
    ).toMatchObject({ status: 200 })
    const { offeringId } = await make.offering(house)
    const [{ slug }] = (await house.witness(
      `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offeringId}'`,
    )) as [{ slug: string }]
    const page = await open(`/courses/${slug}`)
    await page.getByRole('button', { name: 'Kjøp for ansatte' }).click()
    await page.getByRole('radio', { name: 'Bedrift' }).check()
    await page.getByRole('radio', { name: 'Faktura' }).check()
    await page.getByLabel('Organisasjonsnummer').fill('974 767 880')
    await page.getByLabel('Bedriftens navn').click()
    await page.getByText('Organisasjonen mottar ikke e-faktura (EHF). Fakturaen kommer som PDF på e-post').waitFor()
    await page.getByLabel('Organisasjonsnummer').fill(NUMBER)
    await page.getByLabel('Bedriftens navn').fill('Bedrift Øst AS')
    await page.getByText('Organisasjonen mottar e-faktura (EHF). Fakturaen sendes som e-faktura').waitFor()
    await page.getByLabel('Navnet ditt').fill('Ola Hansen')
    await page.getByLabel('E-post').first().fill('ola.hansen@bedrift.example')
    await page.getByLabel('Gateadresse').fill('Storgata 5')
    await page.getByLabel('Postnummer').fill('0155')
    await page.getByLabel('Poststed').fill('Oslo')
    await page.getByLabel(/Jeg godtar/).check()
    await press(page, /^Bestill/)
    await page
      .getByText(/må ha innkjøpsordre eller referanse/)
      .first()
      .waitFor()
    await page.getByLabel(/^Innkjøpsordre/).fill('PO-12')
    await press(page, /^Bestill/)
    await page.getByText('Hos denne organisasjonen ser nummeret slik ut: ####### (# er et siffer).').first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'checkout')
    await page.getByLabel(/^Innkjøpsordre/).fill('1234567')
    await press(page, /^Bestill/)
    await page.waitForURL(/\/orders\//)
  },
  LONG_MS,
)
