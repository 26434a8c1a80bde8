import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayPlus } from '../../src/platform/clock.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { buy, make, order, until } from '../support/make.ts'
import { openAsClerk, press, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let month: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  const program = await make.client(house, ['course-administrator'])
  await buy(house, { offering: await make.offering(house) })
  await order(house, program, { offering: await make.offering(house, { startsInDays: 200 }), quantity: 3 })
  await until(async () => (await house.witness('select from document_files')).length === 4)
  const today = await dayOf(house)
  month = today.slice(0, 7)
  const next = `${dayPlus(`${month}-01`, 32).slice(0, 7)}-02`
  await passTo(house, Math.round((Date.parse(next) - Date.parse(today)) / 86_400_000))
  await until(
    async () =>
      (await house.witness(`select from recognition_runs where through_on >= '${dayPlus(next, -2)}'`)).length > 0,
  )
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('a clerk sees that the month ties, follows a figure to its invoices, and closes it', {
  timeout: 120_000,
}, async () => {
  const page = await openAsClerk({ house, chromium })
  await page.goto(`${house.url}/finance`)
  await looksRight(page, 'finance')
  await page.goto(`${house.url}/finance/figures?by=course`)
  expect(await wordsIn(page)).toContain('Kundefordringer etter alder')
  await looksRight(page, 'figures')
  await page.goto(`${house.url}/finance/months`)
  await looksRight(page, 'months')
  await page.locator('main li a').last().click()
  await page.getByRole('heading', { name: 'Før måneden lukkes' }).waitFor()
  await looksRight(page, 'month-open')
  await page.locator('table', { hasText: '1500' }).getByRole('link', { name: 'Fakturaer' }).click()
  expect(await wordsIn(page)).toContain('Fakturaer, konto 1500')
  await looksRight(page, 'journal')
  await page.goBack()
  await page.setViewportSize({ width: PHONE, height: 844 })
  await looksRight(page, 'month-open-phone')
  await page.goto(`${house.url}/en/finance/figures?by=channel`)
  await looksRight(page, 'figures-phone-en')
  await page.goBack()
  await page.getByRole('button', { name: 'Lukk' }).click()
  await page.getByRole('link', { name: 'Arkiv fra' }).waitFor()
  expect(await wordsIn(page)).toContain('Lukket')
  await looksRight(page, 'month-closed-phone')
  await page.getByText('Åpne måneden igjen').click()
  await press(page, 'Be om å åpne')
  expect(await wordsIn(page)).toContain('Fyll ut')
  await page.getByLabel('Hvorfor').fill('En faktura skulle vært med')
  await press(page, 'Be om å åpne')
  expect(await wordsIn(page)).toContain('Du ba om det selv, så en annen i økonomi må godkjenne.')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${house.url}/en/finance/months/${month}`)
  await looksRight(page, 'month-closed-en')
  await page.goto(`${house.url}/finance/accounting`)
  await press(page, 'Lag en bunt')
  expect(await wordsIn(page)).toContain('Bunten er laget.')
  await page.getByText('Tilpass til regnskapsprogrammet').click()
  await page.getByLabel('Kolonner').fill('konto = kontonummer')
  await press(page, 'Lagre oppsettet')
  expect(await wordsIn(page)).toContain('Et av feltene finnes ikke.')
  await page.getByLabel('Kolonner').fill('firma : OM\nkonto = account\nbeløp = amount')
  await press(page, 'Lagre oppsettet')
  expect(await wordsIn(page)).toContain('Oppsettet er lagret')
  await page.getByText('Hva ble det av bunt 1?').click()
  await page.getByLabel('Nummeret den fikk i regnskapet').fill('GL 4711')
  await press(page, 'Den er mottatt')
  await looksRight(page, 'accounting')
  await page.setViewportSize({ width: PHONE, height: 844 })
  await page.getByText('Tilpass til regnskapsprogrammet').click()
  await looksRight(page, 'accounting-phone')
  await page.goto(`${house.url}/finance/samples`)
  await press(page, 'Trekk')
  expect(await wordsIn(page)).toContain('Dokumentdato fra og med')
  await page.getByLabel('Dokumentdato fra og med').fill(`${month}-01`)
  await page.getByLabel('Til og med').fill(dayPlus(await dayOf(house), -1))
  await press(page, 'Trekk')
  expect(await wordsIn(page)).toContain('2 av 2 dokumenter')
  await looksRight(page, 'samples-phone')
  await page.context().close()
})
