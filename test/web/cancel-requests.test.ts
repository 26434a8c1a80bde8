import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { afterTheRight, onAsking } from '../cancel-requests/asking.ts'
import { bought } from '../cancelling/buyer.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
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

test(
  'on a phone a guest asks to cancel and takes it back; asks again, staff say no with a reason and then yes, and each reads what it does first',
  async () => {
    const offering = await onAsking(house, { startsInDays: 28, title: 'Statistikk for alle' })
    const placed = await bought(house, offering, { buyer: { name: 'Kari Prøve' } })
    await afterTheRight(house, placed)
    await hireStaff(house)
    const page = await openPage({ house, chromium }, `/orders/${placed.id}?token=${placed.orderToken}`, PHONE_PX)
    await page.getByRole('link', { name: 'Be om å få avbestille' }).click()
    expect(await looksGood(page, 'ask-step-phone')).toMatch(/Dette skjer hvis vi sier ja.+Du får tilbake 4 400,00 kr/)
    await press(page, 'Send spørsmålet')
    expect(await looksGood(page, 'asked-phone')).toMatch(/Du har spurt.+Du får svar senest.+Til da er plassen din/)
    await press(page, 'Trekk spørsmålet')
    await page.getByLabel('Hvorfor').fill('Barnet er sykt.')
    await press(page, 'Send spørsmålet')
    const staff = await openPage({ house, chromium }, '/demo', DESK_PX)
    await staff.locator('#support').getByRole('button').click()
    await staff.waitForURL((url) => !url.pathname.startsWith('/demo'))
    await staff.goto(`${house.url}/support`)
    await staff.getByRole('link', { name: '1 kjøper ber om å få avbestille' }).click()
    expect(await looksGood(staff, 'requests-desk')).toMatch(/Kari Prøve.+4 400,00 kr.+Svar senest/)
    await staff.getByRole('link', { name: 'Kari Prøve' }).click()
    expect(await looksGood(staff, 'request-desk')).toMatch(/«?Barnet er sykt.+Hvis du sier ja.+Hvis du sier nei/)
    await press(staff, 'Nei, og gi beskjed')
    expect(await looksGood(staff, 'request-refused-desk')).toContain('Hvorfor ikke')
    await staff.getByLabel('Hvorfor ikke').fill('Gruppearbeidet er i gang.')
    await Promise.all([staff.waitForURL('**done=declined'), press(staff, 'Nei, og gi beskjed')])
    await page.goto(`${house.url}/en/orders/${placed.id}/cancellation`)
    expect(await looksGood(page, 'declined-phone-en')).toMatch(/The answer was no.+Gruppearbeidet er i gang/)
    await press(page, 'Send the request')
    await staff.goto(`${house.url}/en/cancel-requests`)
    await staff.getByRole('link', { name: 'Kari Prøve' }).click()
    await Promise.all([staff.waitForURL('**done=granted'), press(staff, 'Yes, cancel it')])
    expect(await wordsIn(staff)).toContain('Nobody waits for an answer')
    await page.goto(`${house.url}/orders/${placed.id}`)
    expect(await wordsIn(page)).toMatch(/4 400 kr (på vei tilbake|betalt tilbake)/)
    await page.context().close()
    await staff.context().close()
  },
  LONG_MS,
)
