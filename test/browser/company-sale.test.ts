import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'

describe('a company and a finance clerk, by clicks', () => {
  let house: House
  let chromium: Browser
  beforeAll(async () => {
    house = await bootTill({ seed: true })
    chromium = await browser()
  }, 60_000)
  afterAll(async () => {
    await chromium?.close()
    await house?.close()
  })
  const open = async (): Promise<Page> => (await chromium.newContext({ acceptDownloads: true })).newPage()

  test('the shop shows its courses, and its picture for the README is taken', async () => {
    const visitor = await (await chromium.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await visitor.goto(house.url)
    expect(await visitor.locator('.offer-cards li').count()).toBeGreaterThan(5)
    const path = process.env.CT_PICTURE ?? '.data/shop.png'
    const picture = await visitor.screenshot({ path })
    expect(picture.byteLength).toBeGreaterThan(20_000)
    await visitor.context().close()
  })

  test('three seats on invoice; the clerk finds the invoice, exports it and credits the order', {
    timeout: 60_000,
  }, async () => {
    const buyer = await open()
    await buyer.goto(`${house.url}/courses/prosjektledelse-i-praksis`)
    await buyer.getByLabel('Antall').fill('3')
    await buyer.getByRole('button', { name: 'Kjøp for ansatte' }).click()
    await buyer.getByRole('radio', { name: 'Bedrift' }).check()
    await buyer.getByLabel('Organisasjonsnummer').fill('987 654 325')
    await buyer.getByLabel('Bedriftens navn').fill('Bedrift Øst AS')
    await buyer.getByLabel('Navnet ditt').fill('Ola Hansen')
    await buyer.getByLabel('E-post').first().fill('ola.hansen@bedrift.example')
    await buyer.getByLabel('Gateadresse').fill('Storgata 5')
    await buyer.getByLabel('Postnummer').fill('0155')
    await buyer.getByLabel('Poststed').fill('Oslo')
    await buyer.getByRole('radio', { name: 'Faktura' }).check()
    await buyer.getByLabel(/^Innkjøpsordre/).fill('PO-7781')
    await buyer.getByLabel(/Jeg godtar/).check()
    await buyer.getByRole('button', { name: /^Bestill/ }).click()
    await buyer.waitForURL(/\/orders\//)
    const number = /Ordre (\d+)/.exec(await buyer.locator('main').innerText())![1]!
    const orderId = /orders\/([0-9a-f-]{36})/.exec(buyer.url())![1]!
    await expect
      .poll(() => house.witness(`select kind from documents where order_id = '${orderId}'`), { timeout: 15_000 })
      .toHaveLength(1)

    const clerk = await open()
    await clerk.goto(`${house.url}/demo`)
    await clerk.getByRole('button', { name: /Morten Bakke/ }).click()
    await clerk.goto(`${house.url}/finance?search=${number}`)
    await clerk.getByText('Bedrift Øst AS').first().waitFor()
    const [csv] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('link', { name: 'CSV for norsk Excel' }).click(),
    ])
    expect(csv.suggestedFilename()).toBe('invoices.csv')
    const [zip] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('link', { name: 'ZIP med alle PDF-er' }).click(),
    ])
    expect(zip.suggestedFilename()).toBe('invoices.zip')

    await clerk.goto(`${house.url}/finance/orders/${orderId}`)
    await clerk.getByLabel('Grunn').fill('Kurset passer ikke likevel')
    await clerk.getByRole('button', { name: 'Se hva som vil skje' }).click()
    await clerk.getByText('3 plasser blir fri').first().waitFor()
    await clerk.getByRole('button', { name: /^Krediter/ }).click()
    await clerk
      .getByText(/Ordren er kreditert/)
      .first()
      .waitFor()
    await expect
      .poll(() => house.witness(`select kind from documents where order_id = '${orderId}' order by number`), {
        timeout: 15_000,
      })
      .toEqual([{ kind: 'invoice' }, { kind: 'credit-note' }])
  })
})
