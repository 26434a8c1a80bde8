import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buySeats, course, documented, type Firm, openFirm, someone } from '../giving-back/firm.ts'
import { anotherStart } from '../moving/mover.ts'
import { moveSeats } from '../moving/seats-mover.ts'
import { expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { pay } from '../support/make.ts'
import { openPage, press, summary } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksGood } from './looks.ts'

const LONG_MS = 90_000
const PHONE_PX = 390
const PRICE = 490_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

/** The manager, signed in in a browser of their own. */
async function asManager({ manager }: Firm, path: string, width?: number): Promise<Page> {
  const page = await openPage({ house, chromium }, '/', width)
  const [name, value] = manager.cookie.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: house.url }])
  await page.goto(`${house.url}${path}`)
  return page
}

const seatsOf = ({ companyId }: Firm, offeringId: string) => `/company/${companyId}/seats/${offeringId}`

test(
  'on a phone a manager moves two seats from the wallet: how many, where to, what it comes to; the wallet and the order say from where they came',
  async () => {
    const firm = await openFirm(house)
    const from = await course(house, { startsInDays: 12, title: 'Statistikk for alle' })
    const later = await anotherStart(house, from)
    await anotherStart(house, from, { startsInDays: 50, capacity: 1 })
    const people = [someone('Anne Berg')]
    const order = await buySeats(house, firm, from.offeringId, { quantity: 4, gross: PRICE, people })
    const page = await asManager(firm, seatsOf(firm, from.offeringId), PHONE_PX)
    await page.getByRole('link', { name: 'Flytt plasser til en annen start' }).click()
    expect(await looksGood(page, 'move-seats-choose')).toMatch(/1 plass har en deltaker og blir stående/)
    await page.getByLabel('Hvor mange plasser').fill('2')
    await press(page, 'Se hvor de kan flyttes')
    expect(await looksGood(page, 'move-seats-where')).toMatch(/Hvor skal 2 plasser\?.+1 ledig plass.+Fullt/)
    await page.locator(`a[href*="${later.offeringId}"]`).click()
    const shown = await looksGood(page, 'move-seats-effects')
    expect(shown).toMatch(/De gamle plassene gir 8 800,00 kr, og de nye koster 9 800,00 kr\. 9 800,00 kr faktureres\./)
    expect(shown).toMatch(/Vi beholder 1 000,00 kr uten mva\./)
    await press(page, 'Flytt 2 plasser')
    expect(await looksGood(page, 'move-seats-done')).toMatch(/Plassene er flyttet/)
    await documented(house, order.id, 3)
    await page.getByRole('link', { name: 'Gi de nye plassene til folk' }).click()
    expect(await looksGood(page, 'move-seats-wallet')).toMatch(/2 plasser hit fra Statistikk for alle/)
    await page.goto(`${house.url}/orders/${order.id}`)
    expect(await looksGood(page, 'move-seats-order')).toMatch(/2 plasser flyttet fra Statistikk for alle/)
    await page.context().close()
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)

test(
  'in English at a desk the difference is paid by card; what has changed meanwhile is told and what was typed stays',
  async () => {
    const firm = await openFirm(house)
    const from = await course(house, { title: 'Statistikk for alle' })
    const dearer = await anotherStart(house, from, { netMinor: 600_000 })
    const change = { payBy: 'card' }
    const order = await buySeats(house, firm, from.offeringId, { quantity: 3, gross: PRICE, change })
    await pay(house, order)
    await documented(house, order.id, 1)
    const page = await asManager(firm, `/en${seatsOf(firm, from.offeringId)}/move?seats=9`)
    expect(await summary(page)).toEqual([
      'There are not that many seats without a participant. Choose fewer, or take a seat back first.',
    ])
    await page.getByLabel('How many seats').fill('2')
    await press(page, 'See where they can go')
    await page.locator(`a[href*="${dearer.offeringId}"]`).click()
    expect(await looksGood(page, 'move-seats-effects-en')).toMatch(/The difference is NOK 2,200\.00\./)
    const cheaper = await anotherStart(house, from, { netMinor: PRICE, startsInDays: 45 })
    await moveSeats(house, firm, { from, to: cheaper, orderId: order.id })
    await documented(house, order.id, 3)
    await press(page, /Hold the seats and pay/)
    expect(await summary(page)).toEqual([
      'Something has changed since you looked. Nothing was moved. Look at it again.',
    ])
    await Promise.all([page.waitForURL(/sandbox\/stripe\/pay/), press(page, /Hold the seats and pay/)])
    await page.goto(`${house.url}/en/orders/${order.id}`)
    expect(await looksGood(page, 'move-seats-waits-en')).toMatch(/A move awaits its payment/)
    await page.getByRole('link', { name: 'Pay or give it up' }).click()
    expect(await looksGood(page, 'move-seats-pay-en')).toMatch(/All the seats are yours until you have paid/)
    await press(page, 'Give the move up')
    expect(await looksGood(page, 'move-seats-given-up-en')).toMatch(/You have the seats as before/)
    await page.context().close()
  },
  LONG_MS,
)

test(
  'staff come from the order and say why; a stranger is shown nothing',
  async () => {
    const [firm, rival] = [await openFirm(house), await openFirm(house)]
    const from = await course(house, { title: 'Statistikk for alle' })
    const later = await anotherStart(house, from)
    const order = await buySeats(house, firm, from.offeringId, { quantity: 2, gross: PRICE })
    await hireStaff(house)
    const page = await openPage({ house, chromium }, '/demo')
    await page.locator('#support').getByRole('button').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
    await page.goto(`${house.url}/orders/${order.id}`)
    await page.getByRole('link', { name: 'Flytt plasser til en annen start' }).click()
    await page.getByLabel('Hvor mange plasser').fill('1')
    await press(page, 'Se hvor de kan flyttes')
    await page.locator(`a[href*="${later.offeringId}"]`).click()
    await press(page, 'Flytt 1 plass')
    expect((await summary(page)).length).toBe(1)
    await page.getByLabel('Hvorfor du flytter for dem').fill('Avtalt på telefon')
    await press(page, 'Flytt 1 plass')
    expect(await looksGood(page, 'move-seats-staff')).toMatch(/Plassene er flyttet/)
    await page.context().close()
    const [moved] = await house.witness(`select id from moves where order_id = '${order.id}'`)
    const stranger = await asManager(rival, `${seatsOf(rival, from.offeringId)}/move?done=${moved!.id}`)
    expect(await stranger.getByRole('heading', { level: 1 }).innerText()).not.toContain('flyttet')
    await stranger.goto(`${house.url}${seatsOf(firm, from.offeringId)}/move`)
    expect(await stranger.getByRole('heading', { level: 1 }).innerText()).not.toContain('Flytt plasser')
    await stranger.context().close()
  },
  LONG_MS,
)
