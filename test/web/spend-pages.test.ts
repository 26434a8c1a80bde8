import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putMember } from '../../src/companies/put-member.ts'
import { act } from '../../src/platform/till.ts'
import { type Firm, firm, type Somebody, somebody } from '../credit/firms.ts'
import { eventfulYear } from '../spend/books.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { keepPicture, openPage, overflow, press, summary, wordsIn } from './clicks.ts'

const LONG_MS = 120_000

let house: House
let chromium: Browser
let own: Firm
let viewer: Somebody
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  own = await firm(house)
  viewer = await somebody(house, 'Siri Ser')
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    putMember(tx, { companyId: own.id, personId: viewer.personId, role: 'finance-viewer' }),
  )
  await eventfulYear(house, own)
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

test(
  'a finance viewer finds an order by its course, an unpaid invoice, and what was spent, on a phone and on a desk, and downloads them',
  async () => {
    const page = await openPage({ house, chromium }, `/sign-in?to=/company`, 390)
    await page.getByLabel('E-post', { exact: true }).first().fill(viewer.email)
    await page.getByLabel('Passord').fill(viewer.password)
    await press(page, 'Logg inn')
    await sound(page, 'company-overview-nb-390')
    await page.getByRole('link', { name: 'Ordrer', exact: true }).click()
    await sound(page, 'company-orders-nb-390')
    await page.getByLabel('Søk').fill('akademisk')
    await press(page, 'Vis')
    expect(await page.locator('tbody tr').count()).toBe(1)
    await page.getByLabel('Søk').fill('finnes ikke')
    await press(page, 'Vis')
    expect(await wordsIn(page)).toContain('Ingen ordrer å vise')
    await page.goto(`${house.url}/company/${own.id}/orders?from=2026-02-01&to=2026-01-01`)
    expect(await summary(page)).toHaveLength(1)

    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${house.url}/en/company/${own.id}/orders`)
    await sound(page, 'company-orders-en-1280')
    await page.getByRole('link', { name: 'Invoices', exact: true }).click()
    await sound(page, 'company-documents-en-1280')
    await page.getByLabel('Payment').selectOption('credited')
    await press(page, 'Show')
    expect(await page.locator('tbody tr').count()).toBe(1)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download for Excel' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('documents.xlsx')

    await page.getByRole('link', { name: 'Spend', exact: true }).click()
    expect(await page.getByRole('table').count()).toBe(2)
    await sound(page, 'company-spend-en-1280')
    await page.setViewportSize({ width: 390, height: 900 })
    await page.goto(`${house.url}/company/${own.id}/spend`)
    await sound(page, 'company-spend-nb-390')
    await page.goto(`${house.url}/company/${own.id}/documents`)
    await sound(page, 'company-documents-nb-390')
    expect((await page.goto(`${house.url}/company/${own.id}/domains`))!.status()).toBe(403)
  },
  LONG_MS,
)
