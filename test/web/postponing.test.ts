import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bought, toBuy } from '../cancelling/buyer.ts'
import { anotherStart } from '../moving/mover.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import type { Offering } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
const DESK = 1280
const LONG_MS = 120_000
let house: House
let chromium: Browser
let offering: Offering
let other: Offering
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await toBuy(house, { capacity: 10, title: 'Praktisk statistikk' })
  other = await anotherStart(house, offering, { capacity: 12, startsInDays: 100 })
  await bought(house, offering, { buyer: { name: 'Kari Kort' } })
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('a course administrator looks at what another day and another start do, and holds two starts together', {
  timeout: LONG_MS,
}, async () => {
  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await desk.goto(`${house.url}/admin/offerings/${offering.offeringId}/decision`)
  await desk.getByRole('link', { name: 'Utsett, eller hold sammen med en annen' }).click()
  await desk.getByRole('heading', { level: 1, name: 'Utsett, eller hold sammen med en annen' }).waitFor()
  await press(desk, 'Se hva det gjør')
  expect(await summary(desk)).toHaveLength(1)
  await desk.locator('#firstDay').fill('2027-05-17')
  await press(desk, 'Se hva det gjør')
  expect(await wordsIn(desk)).toMatch(
    /17. mai 2027 er på en helligdag.*1 deltaker beholder plassen.*Hvis alle avbestiller.*4\s900/,
  )
  await desk.setViewportSize({ width: DESK, height: 900 })
  await looksRight(desk, 'postponing-day')
  await desk.locator('#firstDay').fill('')
  await desk.locator('#withOfferingId').selectOption(other.offeringId)
  await press(desk, 'Se hva det gjør')
  expect(await wordsIn(desk)).toMatch(/har 12 ledige plasser, og av dem holdes 1 av/)
  await desk.setViewportSize({ width: PHONE, height: 844 })
  await looksRight(desk, 'postponing-with-phone')
  await desk.goto(desk.url().replace('/admin/', '/en/admin/'))
  await desk.setViewportSize({ width: DESK, height: 900 })
  await looksRight(desk, 'postponing-with-en')
  await desk.locator('[id="words.en"]').fill('Too few signed up for either.')
  await press(desk, 'Hold the starts together')
  expect(await summary(desk)).toHaveLength(1)
  await desk.locator('[id="words.nb"]').fill('For få meldte seg på hver av dem.')
  await press(desk, 'Hold the starts together')
  await desk.getByText('When and where are changed.').first().waitFor()
  expect(await wordsIn(desk)).toMatch(/Held together with.*This one follows the times of/)
  await desk.goto(`${house.url}/admin/offerings/${other.offeringId}`)
  expect(await wordsIn(desk)).toMatch(/Holdes sammen med.*1 kommer fra/)
  await looksRight(desk, 'together-desk')
})
