import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { checkOut, make, pay, until } from '../support/make.ts'
import { keepPicture, openAsClerk, openPage, overflow, press, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 60_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test(
  'a learner asks that the employer pays; a clerk sees it on the list, grants it by one click, and both see the new invoice',
  async () => {
    const course = await make.offering(house, { capacity: 3, title: 'Prosjektledelse' })
    const { body: placed } = await checkOut(house, { offering: course, buyer: { name: 'Kari Student' } })
    await pay(house, placed)
    const invoice = await firstDocument(placed.id)
    const buyer = await openPage({ house, chromium }, `/orders/${placed.id}?token=${placed.orderToken}`, 375)
    await buyer.goto(`${house.url}/documents/${invoice.id}`)
    await buyer.getByRole('link', { name: 'Be om en rettet faktura' }).click()
    await buyer.getByRole('heading', { level: 1, name: 'Be om en rettet faktura' }).waitFor()
    expect(await wordsIn(buyer)).toMatch(/Betalingen din blir stående/)
    expect(await axeFaults(buyer)).toEqual([])
    expect(await overflow(buyer)).toBe(0)
    await press(buyer, 'Send ønsket')
    expect(await buyer.locator('.ds-error-summary li').count()).toBeGreaterThan(4)
    expect(await axeFaults(buyer)).toEqual([])
    await keepPicture(buyer, 'correction-faults-phone')
    for (const [label, text] of Object.entries({
      Organisasjonsnummer: '974 767 881',
      'Arbeidsgiverens navn': 'Arbeidsgiver AS',
      Gateadresse: 'Havnegata 1',
      Postnummer: '7010',
      Poststed: 'Trondheim',
      Kontaktperson: 'Lise Lønn',
      'E-post for faktura': 'lonn@arbeidsgiver.example',
      'Arbeidsgiverens referanse': 'AVD-7',
      'Noe mer vi bør vite': 'Sjefen min har godkjent det.',
    }))
      await buyer.getByLabel(label).fill(text)
    await press(buyer, 'Send ønsket')
    expect(await buyer.locator('.ds-error-summary li').allInnerTexts()).toEqual([
      'Organisasjonsnummer: Dette organisasjonsnummeret finnes ikke. Sjekk sifrene.',
    ])
    await buyer.getByLabel('Organisasjonsnummer').fill('974 767 880')
    await press(buyer, 'Send ønsket')
    expect(await buyer.getByRole('status').innerText()).toContain('vi har fått meldingen din')
    const page = await openAsClerk({ house, chromium })
    await page.goto(`${house.url}/finance`)
    await page.getByText('arbeidsgiveren min skal betale').waitFor()
    await page.goto(`${house.url}/finance/orders/${placed.id}`)
    expect(await wordsIn(page)).toMatch(/Betalingen følger over på den nye\. Ingen penger går tilbake\./)
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'correction-order')
    await press(page, 'Krediter og utsted rettet')
    expect(await page.getByRole('status').innerText()).toContain('en rettet får nummer om et øyeblikk')
    await until(
      async () => (await house.witness(`select id from documents where order_id = '${placed.id}'`)).length === 3,
    )
    await buyer.goto(`${house.url}/documents/${invoice.id}`)
    expect(await wordsIn(buyer)).toMatch(/Fakturaen er rettet\. Faktura TEST-\d+ gjelder i stedet/)
    await buyer.getByRole('link', { name: /^Faktura TEST/ }).click()
    await buyer.getByRole('heading', { level: 2, name: 'Arbeidsgiver AS' }).waitFor()
    expect(await wordsIn(buyer)).toMatch(/Betalt Den er betalt\. Ingenting gjenstår\./)
    await keepPicture(buyer, 'correction-new-phone')
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)

async function firstDocument(orderId: string): Promise<{ id: string }> {
  const read = () =>
    house.witness(`select d.id from documents d join document_files f on f.document_id = d.id and f.kind = 'pdf'
      where d.order_id = '${orderId}'`)
  await until(async () => (await read()).length === 1)
  return (await read())[0] as { id: string }
}
