import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { promise } from '../support/promises.ts'

const PHONE = { width: 390, height: 844 }

describe('a stranger with a phone buys a place as a guest', () => {
  let house: House
  let chromium: Browser
  let slug: string
  beforeAll(async () => {
    house = await bootTill()
    chromium = await browser()
    const { offeringId } = await make.offering(house, { capacity: 20 })
    const rows = await house.witness(
      `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offeringId}'`,
    )
    slug = rows[0]!.slug as string
  }, 40_000)
  afterAll(async () => {
    await chromium?.close()
    await house?.close()
  })

  const open = async (options: { javaScriptEnabled?: boolean } = {}): Promise<Page> =>
    (await chromium.newContext({ viewport: PHONE, ...options })).newPage()

  /** From the course page to Stripe's page. */
  async function toPayment(page: Page, name: string): Promise<void> {
    await page.goto(`${house.url}/courses/${slug}`)
    await page.getByRole('button', { name: 'Kjøp plass' }).click()
    await page.getByLabel('Navnet ditt').fill(name)
    await page
      .getByLabel('E-post')
      .first()
      .fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.no`)
    await page.getByLabel('Gateadresse').fill('Storgata 1')
    await page.getByLabel('Postnummer').fill('0155')
    await page.getByLabel('Poststed').fill('Oslo')
    await page.getByLabel(/Jeg godtar/).check()
    await page.getByRole('button', { name: 'Bestill og betal' }).click()
    await page.waitForURL(/sandbox\/stripe\/pay/)
  }

  test('the first screen says price, dates, place, credits, seats left and what if I cannot come', async () => {
    const page = await open()
    await page.goto(`${house.url}/courses/${slug}`)
    for (const text of [/4\s900\skr/, /studiepoeng/, /ledige plasser/, /Hva om jeg ikke kan komme/]) {
      const box = await page.getByText(text).first().boundingBox()
      expect(box && box.y + box.height, String(text)).toBeLessThan(PHONE.height)
    }
    await page.context().close()
  })

  test('paying by card ends in a receipt with the invoice as a PDF', async () => {
    const page = await open()
    const began = performance.now()
    await toPayment(page, 'Kari Nordmann')
    await page.getByRole('button', { name: /^Betal \d/ }).click()
    await page.getByRole('heading', { name: 'Du har fått plass!' }).waitFor()
    const link = page.locator('#documents').getByRole('link', { name: 'PDF' })
    await link.waitFor({ timeout: 10_000 }).catch(() => page.reload())
    const pdf = await page.request.get(new URL((await link.getAttribute('href'))!, house.url).href)
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await axeFaults(page)).toEqual([])
    promise(
      `a guest on a phone buys by card in ${((performance.now() - began) / 1000).toFixed(1)} s of clicking, receipt and PDF included`,
    )
    await page.context().close()
  })

  test('without JavaScript too', async () => {
    const page = await open({ javaScriptEnabled: false })
    await toPayment(page, 'Ola Uten')
    await page.getByRole('button', { name: /^Betal \d/ }).click()
    await page.getByRole('heading', { name: 'Du har fått plass!' }).waitFor()
    await page.context().close()
  })

  test('a declined card can try again, 3-D Secure can fail and then succeed', async () => {
    const page = await open()
    await toPayment(page, 'Per Avvist')
    await page.getByRole('button', { name: 'Prøv et kort som avvises' }).click()
    await page.getByText(/Ingenting er trukket/).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: /3-D Secure/i }).click()
    await page.getByRole('button', { name: 'Nei, ikke bekreft' }).click()
    await page.getByText(/Ingenting er trukket/).waitFor()
    await page.getByRole('button', { name: /3-D Secure/i }).click()
    await page.getByRole('button', { name: 'Ja, bekreft betalingen' }).click()
    await page.getByRole('heading', { name: 'Du har fått plass!' }).waitFor()
    await page.context().close()
  })

  test('who leaves the payment page still has the place held, with the time it ends and the way back', async () => {
    const page = await open()
    await toPayment(page, 'Nina Venter')
    await page.getByRole('button', { name: 'Avbryt og gå tilbake' }).click()
    await page.waitForURL(/\/orders\//)
    await page.getByText('Holdt av til').first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('button', { name: /^Betal/ }).click()
    await page.waitForURL(/sandbox\/stripe\/pay/)
    await page.context().close()
  })
})
