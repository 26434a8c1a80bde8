import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make, type Offering, order, until } from '../support/make.ts'
import { openAsClerk, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 60_000

let house: House
let chromium: Browser
let offering: Offering
let program: string
let finance: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await make.offering(house, { capacity: 40, title: 'Praktisk statistikk' })
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const clerk = (width?: number) => openAsClerk({ house, chromium }, width)

/** Three seats on invoice, one of them named, invoiced. */
async function threeSeats(): Promise<string> {
  const people = [{ name: 'Berit Bøe', email: `berit-${Math.random()}@bedrift.test` }]
  const { body } = await order(house, program, { offering, quantity: 3, people })
  await invoiced(body.id, 1)
  return body.id
}
const invoiced = (orderId: string, n: number) =>
  until(async () => (await house.witness(`select id from documents where order_id = '${orderId}'`)).length === n)

test(
  'a clerk credits one named seat: sees net, VAT, gross, what stays and who loses it, then credits exactly that',
  async () => {
    const orderId = await threeSeats()
    const page = await clerk()
    await page.goto(`${house.url}/finance/orders/${orderId}`)
    await page.getByRole('link', { name: 'Krediter bare en del' }).click()
    await page.getByRole('heading', { level: 1, name: 'Krediter en del av ordren' }).waitFor()
    await press(page, 'Se hva som vil skje')
    expect(await summary(page)).toEqual(['Velg minst én plass.'])
    expect(await axeFaults(page)).toEqual([])
    await page.getByLabel('Berit Bøe').check()
    await page.getByLabel('Grunn').fill('Berit er syk')
    await press(page, 'Se hva som vil skje')
    const shown = await wordsIn(page)
    expect(shown).toMatch(/Krediteres 4 900,00 kr/)
    expect(shown).toMatch(/Står igjen av fakturaen 9 800,00 kr/)
    expect(shown).toMatch(/4 900,00 kr trekkes fra det kjøperen skylder/)
    expect(shown).toMatch(/1 plass blir fri\. Én person mister plassen: Berit Bøe/)
    expect(await axeFaults(page)).toEqual([])
    await press(page, 'Krediter dette')
    expect(await page.getByRole('status').innerText()).toContain('Delen er kreditert')
    await invoiced(orderId, 2)
    await page.goto(`${house.url}/finance/orders/${orderId}/credit?reason=Resten`)
    const rest = await wordsIn(page)
    expect(rest).toMatch(/Krediteres 9 800,00 kr.*Står igjen av fakturaen 0,00 kr.*2 plasser blir fri/)
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)

test(
  'what was previewed is what is credited: another clerk in between makes the page show the new figures',
  async () => {
    const orderId = await threeSeats()
    const page = await clerk(375)
    await page.goto(`${house.url}/en/finance/orders/${orderId}/credit/part?what=amount`)
    await page.getByLabel('Amount with VAT').fill('1 000,50')
    await page.getByLabel('Reason').fill('A gesture')
    await press(page, 'See what will happen')
    expect(await overflow(page)).toBe(0)
    expect(await axeFaults(page)).toEqual([])
    const other = await ask(house, `/orders/${orderId}/credit-note`, {
      method: 'POST',
      headers: { ...bearer(finance), 'idempotency-key': `other-${orderId}` },
      body: { reason: 'Andre', amountMinor: 70_000 },
    })
    expect(other.status).toBe(201)
    await press(page, 'Credit this')
    expect(await summary(page)).toEqual([
      'Something changed after you saw the page. Nothing was credited. Look at the figures again.',
    ])
    expect(await wordsIn(page)).toMatch(/Stays of the invoice NOK 12,999\.50/)
    await press(page, 'Credit this')
    await invoiced(orderId, 3)
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)

test('more than what is left, and an amount that is none, are told at the field', async () => {
  const orderId = await threeSeats()
  const page = await clerk()
  await page.goto(`${house.url}/finance/orders/${orderId}/credit/part?what=lines`)
  await page.getByLabel('Praktisk statistikk').fill('mye')
  await page.getByLabel('Grunn').fill('Prøve')
  await press(page, 'Se hva som vil skje')
  expect(await summary(page)).toEqual(['Skriv et beløp, for eksempel 4900 eller 4900,50.'])
  await page.getByLabel('Praktisk statistikk').fill('20000')
  await press(page, 'Se hva som vil skje')
  expect((await summary(page))[0]).toMatch(/Så mye står ikke igjen.*14\s700,00\skr/)
})

test('the preview of an order of two invoices shows both, and over the API the same figures', async () => {
  const taxed = await make.offering(house, { capacity: 5, price: 100_000, taxClass: 'standard', startsInDays: 20 })
  const { body } = await order(house, program, {
    offering,
    change: {
      lines: [offering, taxed].map(({ offeringId }) => ({ offeringId, quantity: 1, people: [] })),
      expectedTotal: { minor: 615_000, currency: 'NOK' },
    },
  })
  await invoiced(body.id, 1)
  const preview = await ask(house, `/orders/${body.id}/credit-preview`, { headers: bearer(finance) })
  expect(preview.body).toMatchObject({
    documents: [{ gross: { minor: 490_000 }, stays: { minor: 0 } }],
    dropped: { minor: 125_000 },
    refund: null,
    lowered: { minor: 490_000 },
    hindrance: null,
    whole: true,
  })
  const part = await ask(house, `/orders/${body.id}/credit-preview`, {
    method: 'POST',
    headers: bearer(finance),
    body: { amountMinor: 490_001 },
  })
  expect([part.status, part.body.type]).toEqual([409, '/problems/credit/more-than-left'])
})
