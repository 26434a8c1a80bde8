import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { keepPicture, openAsClerk, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const PHONE = 390
let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const looksRight = async (page: Page, name: string) => {
  await keepPicture(page, name)
  expect({ name, wider: await overflow(page), faults: await axeFaults(page) }).toEqual({ name, wider: 0, faults: [] })
}
/** The page stays; what comes is a file. */
const taken = async (page: Page) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Last ned' }).click(),
  ])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

test('a clerk finds the exports, takes out a table and SAF-T, and is told what a file does not take', {
  timeout: 120_000,
}, async () => {
  const page = await openAsClerk({ house, chromium })
  await page.goto(`${house.url}/finance`)
  await page.getByRole('link', { name: 'Eksporter' }).click()
  expect(await wordsIn(page)).toContain('Én rad per postering med debet- og kreditkonto')
  await looksRight(page, 'exports')
  await page.getByLabel('Hva', { exact: true }).selectOption('Fakturalinjer, etter kursdato')
  await page.getByLabel('CSV for norsk Excel').check()
  const lines = await taken(page)
  expect([lines.name, lines.text.slice(0, 21)]).toEqual(['invoice-lines.csv', '\uFEFFnumber;kind;document'])
  await page.getByLabel('Hva', { exact: true }).selectOption('SAF-T Regnskap 1.30 (XML)')
  await press(page, 'Last ned')
  expect(await summary(page)).toHaveLength(2)
  await page.setViewportSize({ width: PHONE, height: 800 })
  await looksRight(page, 'exports-refused')
  await page.getByLabel('Fra og med').fill('2026-01-01')
  await page.getByLabel('Til og med').fill('2026-12-31')
  const book = await taken(page)
  expect(book.name).toMatch(/^SAF-T Financial_\d{9}_\d{14}\.xml$/)
  expect(book.text).toContain('<SelectionEndDate>2026-12-31</SelectionEndDate>')
  await page.getByLabel('Hva', { exact: true }).selectOption('Åpne poster')
  await press(page, 'Last ned')
  expect((await summary(page)).join()).toContain('Denne filen viser én dag')
  await page.goto(`${house.url}/en/finance/exports`)
  expect(await wordsIn(page)).toContain('What the files show')
  await keepPicture(page, 'exports-en')
})
