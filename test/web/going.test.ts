import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documented } from '../giving-back/firm.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { buy, make, type Offering, order } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
const DESK = 1280
let house: House
let chromium: Browser
let offering: Offering
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await make.offering(house, { capacity: 10, title: 'Praktisk statistikk' })
  const bought = await buy(house, { offering, buyer: { name: 'Kari Kort' } })
  const key = await make.client(house, ['course-administrator'])
  const placed = await order(house, key, {
    offering,
    quantity: 2,
    people: [{ name: 'Ola Ansatt', email: 'ola@ansatt.test' }],
  })
  for (const id of [bought.id, placed.body.id]) await documented(house, id, 1)
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('a course administrator writes down what a start costs, sees that it does not pay, looks at what cancelling does, and cancels it', {
  timeout: 180_000,
}, async () => {
  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  await desk.goto(`${house.url}/admin/offerings/${offering.offeringId}`)
  await desk.getByRole('link', { name: 'Økonomi, og om kurset holdes' }).click()
  await desk.getByRole('heading', { level: 1, name: 'Gjennomføring' }).waitFor()
  await press(desk, 'Legg til')
  expect(await summary(desk)).toHaveLength(2)
  await desk.locator('#what').fill('Foreleser')
  await desk.locator('#amount').fill('30 000')
  await press(desk, 'Legg til')
  await desk.locator('#day').fill('2026-12-20')
  await press(desk, 'Lagre fristen')
  expect(await wordsIn(desk)).toMatch(
    /Det går i balanse med 7 deltakere. 3 er solgt, så det mangler 4.*Resultat nå.*15\s300/,
  )
  await desk.setViewportSize({ width: DESK, height: 900 })
  await looksRight(desk, 'going-economy')

  await desk.getByRole('link', { name: 'Se hva avlysning gjør' }).click()
  await desk.getByRole('heading', { level: 1, name: 'Avlys Praktisk statistikk' }).waitFor()
  expect(await wordsIn(desk)).toMatch(
    /Krediteres.*14\s700.*Tilbake til kort.*4\s900.*2 personer mister plassen.*1 plass uten navn/,
  )
  await press(desk, 'Avlys kurset for godt')
  expect(await summary(desk)).toHaveLength(1)
  await desk.setViewportSize({ width: PHONE, height: 844 })
  await looksRight(desk, 'going-cancel-phone')
  await desk.goto(`${house.url}/en/admin/offerings/${offering.offeringId}/decision/cancellation`)
  await desk.setViewportSize({ width: DESK, height: 900 })
  await looksRight(desk, 'going-cancel-en')
  await desk.locator('[id="reason.en"]').fill('Too few signed up.')
  await press(desk, 'Cancel the course for good')
  await desk.getByText('All 2 orders are done.').first().waitFor()
  expect(await wordsIn(desk)).toMatch(/The course is cancelled.*All 2 orders are done.*As shown.*Done.*14,700/)
  await looksRight(desk, 'going-done-en')
  await desk.setViewportSize({ width: PHONE, height: 844 })
  await desk.goto(`${house.url}/admin/offerings/${offering.offeringId}/decision`)
  await looksRight(desk, 'going-done-phone')
})
