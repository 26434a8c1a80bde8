import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { camt, type Entry, type Payment } from '../bank/camt.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { make, order, until } from '../support/make.ts'
import { openAsClerk, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let folder: string
let today: string
let invoices: { id: string; kid: string; gross: number }[]
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  folder = mkdtempSync(join(tmpdir(), 'coursetill-bank-'))
  today = await dayOf(house)
  const program = await make.client(house, ['course-administrator'])
  const offering = await make.offering(house, { price: 1_000_000, startsInDays: 300 })
  for (let n = 0; n < 3; n++) await order(house, program, { offering })
  await until(async () => {
    invoices = (await house.witness(
      'select id, kid, gross_minor as gross from documents order by number',
    )) as typeof invoices
    return invoices.length === 3
  })
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

const fileOf = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
/** The page sends files by its script: `says` is what then stands on it. */
const upload = async (page: Page, file: string, says: string) => {
  await page.locator('#file').setInputFiles(file)
  await page.getByRole('button', { name: 'Les filen' }).click()
  await page.getByText(says).first().waitFor()
}
const came = (amount: string, more: Payment[]): Entry => ({ amount, day: today, payments: more })

test('a clerk takes in the bank’s file, places on a phone what had no reference, and undoes it again', {
  timeout: 120_000,
}, async () => {
  const page = await openAsClerk({ house, chromium })
  await page.goto(`${house.url}/finance/bank`)
  await upload(page, fileOf('feil.xml', 'KID;beløp'), 'Dette er ikke en camt.053')
  const [first, second] = invoices as [(typeof invoices)[0], (typeof invoices)[0], (typeof invoices)[0]]
  const entries = [
    came('10000.00', [{ strd: [{ kid: first.kid }], payer: 'Fjordheim kommune' }]),
    came('10000.00', [{ said: 'Kurs for Kari & Per', payer: 'Bedrift Øst AS' }]),
    came('777.00', [{ strd: [{ kid: '000000000042' }], payer: 'Ukjent Venn' }]),
    { amount: '300.00', day: today, out: true as const, reversal: true as const, reference: 'RETUR' },
  ]
  const file = fileOf('camt054.xml', camt(entries))
  await upload(page, file, 'Filen er lest.')
  await until(async () => (await house.witness('select from deposits where judged_at is null')).length === 0)
  await page.reload()
  const words = await wordsIn(page)
  expect(words).toContain('10 777,00 kr i 2 innbetalinger')
  expect(words).toContain('Betaleren har ikke oppgitt KID.')
  expect(words).toContain('Ingen innbetaling på dette beløpet er kjent her.')
  await looksRight(page, 'bank-desk')
  await upload(page, file, 'Filen var lest før.')

  const phone = await openAsClerk({ house, chromium }, PHONE)
  await phone.goto(`${house.url}/finance/bank`)
  await looksRight(phone, 'bank-desk-phone')
  await phone.getByRole('link', { name: 'Bedrift Øst AS' }).click()
  await looksRight(phone, 'bank-deposit-phone')
  await phone.getByLabel('Beløp på denne fakturaen').first().fill('20 000')
  await press(phone, /^Plasser her/)
  expect((await summary(phone)).join()).toContain('ikke så mye igjen')
  const card = phone.locator('li', { hasText: second.kid })
  await card.getByLabel('Beløp på denne fakturaen').fill('10 000')
  await Promise.all([phone.waitForNavigation(), card.getByRole('button', { name: /^Plasser her/ }).click()])
  expect(await wordsIn(phone)).toContain('Hvor pengene gikk')
  await looksRight(phone, 'bank-placed-phone')
  await press(phone, /^Angre/)
  expect(await wordsIn(phone)).toContain('Angret. Pengene venter igjen.')

  await page.goto(`${house.url}/en/finance/bank?search=Venn`)
  await page.getByRole('link', { name: 'Ukjent Venn' }).click()
  await page.getByLabel('Money that is not the till’s').check()
  await press(page, 'Take it off the list')
  expect((await summary(page)).length).toBe(1)
  await page.getByLabel('Money that is not the till’s').check()
  await page.getByLabel('Reason').fill('rent')
  await press(page, 'Take it off the list')
  expect(await wordsIn(page)).toContain('Not the till’s')
  await looksRight(page, 'bank-deposit-en')
  await page.context().close()
  await phone.context().close()
})
