import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Firm, firm } from '../credit/firms.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { keepPicture, openPage, overflow, press, summary, wordsIn } from './clicks.ts'

const LONG_MS = 120_000

let house: House
let chromium: Browser
let own: Firm
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  own = await firm(house)
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
  'an owner asks for purchase order numbers, the checkout says so before anything is sent, and takes no order on invoice without one',
  async () => {
    const { offeringId } = await make.offering(house)
    const [{ slug }] = (await house.witness(
      `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offeringId}'`,
    )) as [{ slug: string }]
    const page = await openPage({ house, chromium }, `/sign-in?to=/company/${own.id}/invoicing`, 390)
    await page.getByLabel('E-post', { exact: true }).first().fill(own.member.email)
    await page.getByLabel('Passord').fill(own.member.password)
    await press(page, 'Logg inn')
    await page.getByLabel('Hva må stå på en bestilling på faktura?').selectOption('order-number')
    await sound(page, 'company-needs-nb-390')
    await press(page, 'Lagre')
    expect(await wordsIn(page)).toContain('Lagret.')

    await page.goto(`${house.url}/courses/${slug}`)
    await page.getByRole('button', { name: 'Kjøp for ansatte' }).click()
    await page.getByRole('heading', { name: 'Kasse' }).waitFor()
    expect(await wordsIn(page)).toContain('Bedriften krever denne når dere får faktura')
    await sound(page, 'checkout-needs-nb-390')
    await page.getByLabel(/Jeg godtar/).check()
    await press(page, /^Bestill/)
    expect((await summary(page)).join('|')).toContain('Denne organisasjonen må ha innkjøpsordre på fakturaen.')
    await page.getByLabel(/^Innkjøpsordre/).fill('PO 2026-7')
    await press(page, /^Bestill/)
    await page.waitForURL(/\/orders\//)
    expect(await house.witness('select purchase_order_number as number from orders')).toEqual([{ number: 'PO 2026-7' }])
  },
  LONG_MS,
)
