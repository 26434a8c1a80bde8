import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, order, until } from '../support/make.ts'
import { keepPicture, openAsClerk, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  const program = await make.client(house, ['course-administrator'])
  await order(house, program, { offering: await make.offering(house), quantity: 2 })
  await until(async () => (await house.witness('select from document_files')).length === 2)
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

/** The page stays; what comes is a file. */
const taken = async (page: Page) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Hent nå' }).click(),
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
  await press(page, 'Hent nå')
  expect(await summary(page)).toHaveLength(2)
  await page.setViewportSize({ width: PHONE, height: 800 })
  await looksRight(page, 'exports-refused')
  await page.getByLabel('Fra og med').fill('2026-01-01')
  await page.getByLabel('Til og med').fill('2026-12-31')
  const book = await taken(page)
  expect(book.name).toMatch(/^SAF-T Financial_\d{9}_\d{14}\.xml$/)
  expect(book.text).toContain('<SelectionEndDate>2026-12-31</SelectionEndDate>')
  await page.getByLabel('Hva', { exact: true }).selectOption('Åpne poster')
  await press(page, 'Hent nå')
  expect((await summary(page)).join()).toContain('Denne filen viser én dag')
  await page.goto(`${house.url}/en/finance/exports`)
  expect(await wordsIn(page)).toContain('What the files show')
  await keepPicture(page, 'exports-en')
})

test('a clerk has a file made, watches it, cancels it, takes it up again and downloads it, with a keyboard on a phone too', {
  timeout: 120_000,
}, async () => {
  const owner = new pg.Client(house.till.config.migrateUrl!)
  await owner.connect()
  const page = await openAsClerk({ house, chromium })
  await page.goto(`${house.url}/finance/exports`)
  await page.getByLabel('Hva', { exact: true }).selectOption('Fakturalinjer, etter dokumentdato')
  await owner.query('begin; lock table document_lines in access exclusive mode')
  await press(page, 'Lag filen for meg')
  expect(await wordsIn(page)).toContain('Filen lages.')
  const cancel = page.getByRole('button', { name: 'Avbryt' })
  await cancel.focus()
  await page.getByText('Lages', { exact: true }).waitFor()
  expect(await page.evaluate('document.activeElement?.textContent')).toContain('Avbryt')
  await looksRight(page, 'exports-making')
  await page.keyboard.press('Enter')
  await page.getByText('Avbrutt', { exact: true }).waitFor()
  await press(page, /^Lag den på nytt/)
  await page.setViewportSize({ width: PHONE, height: 800 })
  await page.getByText('Teller opp').waitFor()
  const { pool } = house.till.connection
  await pool.query('update export_jobs set rows_done = 12000, rows_all = 100000 where started_at is not null')
  await page.getByText(/^12\s000 av 100\s000 rader$/).waitFor()
  await looksRight(page, 'exports-making-phone')
  await owner.query('rollback')
  const link = page.getByRole('link', { name: 'Last ned' })
  await link.waitFor()
  expect(await page.locator('[data-heard]').innerText()).toBe('Ingen filer venter lenger.')
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toBe('invoice-lines.xlsx')
  await keepPicture(page, 'exports-ready-phone')
  await page.goto(`${house.url}/en/finance/exports`)
  await page.setViewportSize({ width: 1280, height: 900 })
  await keepPicture(page, 'exports-ready-en')
  await page.getByRole('link', { name: 'Get a file by itself' }).click()
  await page.getByLabel('What', { exact: true }).selectOption('SAF-T Financial 1.30 (XML)')
  await page.getByLabel('Everything up to now').check()
  await press(page, 'Set up')
  expect((await summary(page)).join()).toContain('This file needs a first and a last day.')
  await keepPicture(page, 'schedules-refused-en')
  await page.getByLabel('The month before').check()
  await page.getByLabel('Day of the month').fill('31')
  await press(page, 'Set up')
  await page.goto(`${house.url}/finance/exports/schedules`)
  expect(await wordsIn(page)).toContain('Hver måned, dag 31 · Forrige måned · XML')
  await page.setViewportSize({ width: PHONE, height: 800 })
  await looksRight(page, 'schedules-phone')
  await press(page, /^Avslutt/)
  expect(await wordsIn(page)).toContain('Du avsluttet den. Ingen flere filer lages.')
  await page.context().close()
  await owner.end()
})
