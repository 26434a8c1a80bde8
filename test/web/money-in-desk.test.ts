import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { make, order, until, untilOrder } from '../support/make.ts'
import { keepPicture, openAsClerk, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 180_000
const WIDTHS = [390, 1280] as const

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

/** In both languages and widths: nothing wrong by axe, nothing wider than the window. */
async function sound(path: string): Promise<void> {
  for (const width of WIDTHS) {
    const page = await openAsClerk({ house, chromium }, width)
    for (const lang of ['', '/en']) {
      await page.goto(`${house.url}${lang}${path}`)
      await wordsIn(page)
      await keepPicture(page, `${path.replaceAll(/\W+/g, '-')}-${lang.slice(1) || 'nb'}-${width}`)
      expect([path, lang, width, await axeFaults(page)]).toEqual([path, lang, width, []])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    }
    await page.context().close()
  }
}
const enterRate = async (page: Page, rate: string): Promise<void> => {
  await page.getByLabel('Dag', { exact: true }).fill(await dayOf(house))
  await page.getByLabel('Kroner for én enhet').fill(rate)
  await page.getByLabel('Hvor det står').fill('Norges Bank')
  await press(page, 'Lagre kursen')
}

test(
  'finance reads that an invoice waits for a rate, enters it, and sees the VAT in kroner on the invoice',
  async () => {
    const program = await make.client(house, ['course-administrator'])
    const offering = await make.offering(house, {
      currency: 'EUR',
      price: 99_900,
      taxClass: 'standard',
      startsInDays: 2,
    })
    const { body: placed } = await order(house, program, { offering })
    await house.moveClock(5 * 86_400)
    await until(async () => (await house.witness('select from documents_due where fault is not null')).length === 1)
    const page = await openAsClerk({ house, chromium })
    await page.goto(`${house.url}/finance`)
    expect(await wordsIn(page)).toContain('En faktura venter på en valutakurs')
    await page.getByRole('link', { name: 'Valutakurser' }).click()
    await enterRate(page, 'elleve')
    expect(await summary(page)).toEqual(['Kroner for én enhet: Skriv kroner for én enhet, for eksempel 11,7425.'])
    expect(await axeFaults(page)).toEqual([])
    await enterRate(page, '11,7425')
    expect(await wordsIn(page)).toContain('11,7425')
    await untilOrder(house, placed, ({ documents }) => documents.filter(({ pdf }) => pdf).length === 1)
    const [row] = await house.witness('select id from documents')
    await page.goto(`${house.url}/finance/documents/${row!.id}`)
    expect(await wordsIn(page)).toMatch(/Mva\. i kroner: 2 932,69 kr, kurs 11,7425/)
    await page.goto(`${house.url}/finance`)
    expect(await wordsIn(page)).toMatch(/Mva\. i kroner 2 932,69 kr/)
    await sound('/finance/rates')
    await sound(`/finance/documents/${row!.id}`)
  },
  LONG_MS,
)

test(
  'finance finds the open invoice that money came for by its KID, its buyer or the amount, and enters the payment',
  async () => {
    const program = await make.client(house, ['course-administrator'])
    const offering = await make.offering(house, { price: 543_200, startsInDays: 300 })
    const { body: placed } = await order(house, program, { offering })
    const { documents } = await untilOrder(
      house,
      placed,
      (seen) => seen.documents.filter(({ pdf }) => pdf).length === 1,
    )
    const [row] = await house.witness(`select kid from documents where id = '${documents[0]!.id}'`)
    const page = await openAsClerk({ house, chromium })
    await page.goto(`${house.url}/finance`)
    await page.getByRole('link', { name: 'Før innbetaling' }).click()
    const search = async (words: string) => {
      await page.getByLabel('Finn fakturaen').fill(words)
      await press(page, 'Søk')
      return page.locator('.desk-hits > li').count()
    }
    expect(await search('99 999')).toBe(0)
    expect(await wordsIn(page)).toContain('Ingen åpen faktura passer.')
    expect(await search('Prøvebedriften')).toBe(2)
    expect(await search('5 432,00')).toBe(1)
    expect(await search(String(row!.kid))).toBe(1)
    const pay = async (amount: string) => {
      await page.getByLabel('Beløp', { exact: true }).fill(amount)
      await page.getByLabel('Dag på kontoutskriften').fill(await dayOf(house))
      await page.getByLabel('Bankens referanse').fill('Innbetaling 7')
      await press(page, 'Før innbetalingen')
    }
    await pay('6 000')
    expect(await summary(page)).toHaveLength(1)
    expect(await page.locator('.desk-hits > li').count()).toBe(1)
    await pay('5 432')
    await page.getByText('Innbetalingen er ført.').waitFor()
    expect(await search(String(row!.kid))).toBe(0)
    await sound('/finance/payments?search=Pr%C3%B8ve')
  },
  LONG_MS,
)
