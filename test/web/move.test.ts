import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bought, toBuy } from '../cancelling/buyer.ts'
import { documented } from '../giving-back/firm.ts'
import { anotherStart, move } from '../moving/mover.ts'
import { expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import type { Placed } from '../support/make.ts'
import { openPage, press, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksGood } from './looks.ts'

const LONG_MS = 90_000
const PHONE_PX = 390
const DESK_PX = 1280

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const byLink = ({ id, orderToken }: Placed, width: number, before = ''): Promise<Page> =>
  openPage({ house, chromium }, `${before}/orders/${id}?token=${orderToken}`, width)

test(
  'on a phone a guest moves to a dearer start: sees what it comes to, pays the difference on the payment page, and the order says where they sit now',
  async () => {
    const first = await toBuy(house, { title: 'Statistikk for alle' })
    const [dearer, full] = [
      await anotherStart(house, first, { netMinor: 620_000 }),
      await anotherStart(house, first, { startsInDays: 50, capacity: 1 }),
    ]
    const [placed, other] = [await bought(house, first, { buyer: { name: 'Kari Prøve' } }), await bought(house, first)]
    await move(house, other, full)
    const page = await byLink(placed, PHONE_PX)
    await looksGood(page, 'move-order-before')
    await page.getByRole('link', { name: 'Bytt til en annen kursstart' }).click()
    expect(await looksGood(page, 'move-choices-phone')).toMatch(/Fullt.+Du betaler 1 300,00 kr/)
    await page.locator(`a[href*="${dearer.offeringId}"]`).click()
    const seen = await looksGood(page, 'move-step-phone')
    expect(seen).toMatch(
      /Den gamle plassen gir 4 900,00 kr, og den nye koster 6 200,00 kr\. Mellomlegget er 1 300,00 kr\./,
    )
    await Promise.all([page.waitForURL(/sandbox\/stripe\/pay/), press(page, /Hold av plassen og betal/)])
    await page.goto(`${house.url}/orders/${placed.id}/move`)
    expect(await looksGood(page, 'move-waits-phone')).toMatch(/Begge plassene er dine til du har betalt/)
    await Promise.all([page.waitForURL(/sandbox\/stripe\/pay/), page.getByRole('link', { name: /Betal/ }).click()])
    await Promise.all([page.waitForURL('**done=*'), page.getByRole('button', { name: /^Betal \d/ }).click()])
    expect(await looksGood(page, 'move-done-phone')).toMatch(
      /Plassen er byttet.+Du har betalt 1 300,00 kr i mellomlegg/,
    )
    await documented(house, placed.id, 4)
    await page.goto(`${house.url}/orders/${placed.id}`)
    expect(await looksGood(page, 'move-order-after')).toMatch(/Etter bytte 6 200/)
    await page.context().close()
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)

test(
  'in English at a desk the price is the same and nothing is paid; staff who move somebody must say why',
  async () => {
    const first = await toBuy(house, { title: 'Statistikk for alle' })
    const later = await anotherStart(house, first)
    const cheaper = await anotherStart(house, first, { netMinor: 300_000, startsInDays: 52 })
    const placed = await bought(house, first, { buyer: { name: 'Kari Prøve' } })
    const page = await byLink(placed, DESK_PX, '/en')
    await page.getByRole('link', { name: 'Move to another start' }).click()
    expect(await looksGood(page, 'move-choices-en')).toMatch(/You get back NOK 1,900\.00.+Nothing to pay/)
    await page.locator(`a[href*="${later.offeringId}"]`).click()
    expect(await looksGood(page, 'move-step-en')).toContain('There is nothing to pay.')
    await Promise.all([page.waitForURL('**done=*'), press(page, 'Move the seat')])
    expect(await looksGood(page, 'move-done-en')).toContain('The seat was moved')
    await documented(house, placed.id, 3)
    await page.context().close()
    await hireStaff(house)
    const staff = await openPage({ house, chromium }, '/demo', DESK_PX)
    await staff.locator('#support').getByRole('button').click()
    await staff.waitForURL((url) => !url.pathname.startsWith('/demo'))
    const seat = (
      await house.witness(`select line_id from order_places where order_id = '${placed.id}' and returned_at is null`)
    )[0]!
    await staff.goto(`${house.url}/orders/${placed.id}/move?seat=${seat.line_id}:1&to=${cheaper.offeringId}`)
    await press(staff, 'Bytt plass')
    expect(await looksGood(staff, 'move-staff')).toContain('Hvorfor du bytter for dem')
    await staff.getByLabel('Hvorfor du bytter for dem').fill('Avtalt på telefon')
    await Promise.all([staff.waitForURL('**done=*'), press(staff, 'Bytt plass')])
    expect(await wordsIn(staff)).toContain('Plassen er byttet')
    await documented(house, placed.id, 5)
    await staff.context().close()
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)
