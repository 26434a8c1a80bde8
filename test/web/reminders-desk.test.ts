import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { passTo } from '../support/finance.ts'
import { make, order, until } from '../support/make.ts'
import { becomeClerk, keepPicture, openAsClerk, press, summary } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 90_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const clerk = (width?: number) => openAsClerk({ house, chromium }, width)
/** Who is away for days has been signed out meanwhile. */
const signIn = async (page: Page): Promise<void> => {
  await page.goto(`${house.url}/demo`)
  await becomeClerk(page)
}

test(
  'finance sets up reminders within the law, sees what will be sent, pauses, waives a fee and enters the payment',
  async () => {
    const offering = await make.offering(house, { startsInDays: 300 })
    const program = await make.client(house, ['course-administrator'])
    await order(house, program, { offering })
    await until(async () => (await house.witness('select from document_files')).length > 0)
    const page = await clerk()
    await page.goto(`${house.url}/finance`)
    await page.getByRole('link', { name: 'Forfalt og purring' }).click()
    await page.getByText('Ingen fakturaer er forfalt.').waitFor()
    await page.getByRole('link', { name: 'Trinn, gebyr og rente' }).click()
    const row = page.getByRole('group', { name: 'Brev 1' })
    await row.getByLabel('Dager etter forfall').fill('14')
    await row.getByLabel('Ny frist i dager').fill('14')
    await row.getByLabel('Gebyr i kroner').fill('70')
    await press(page, 'Lagre trinnene')
    expect(await summary(page)).toEqual(['Brev 1, gebyr i kroner: Loven tillater høyst 35 kroner.'])
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('group', { name: 'Brev 1' }).getByLabel('Gebyr i kroner').fill('35')
    await press(page, 'Lagre trinnene')
    await page.getByText('Trinnene er lagret').waitFor()
    await page.getByLabel('Gjelder fra').fill('2026-07-02')
    await page.getByLabel('Kroner eller prosent').fill('12,00')
    await page.getByLabel('Hvor det står').fill('Forskrift')
    await press(page, 'Lagre satsen')
    expect(await summary(page)).toEqual(['Forsinkelsesrenten endres 1. januar og 1. juli.'])
    await page.getByLabel('Gjelder fra').fill('2026-07-01')
    await press(page, 'Lagre satsen')
    await page.getByText('Satsen er lagret.').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'steps')

    await passTo(house, 20)
    await signIn(page)
    await page.goto(`${house.url}/finance/reminders`)
    await page.getByText(/Neste brev sendes tidligst/).waitFor()
    await page.locator('summary', { hasText: 'Pause, stans eller innbetaling' }).click()
    await press(page, 'Sett på pause')
    expect(await summary(page)).toEqual(['Fyll ut dette feltet.'])
    await page.getByLabel('Grunn', { exact: true }).fill('Avtalt på telefon')
    await press(page, 'Sett på pause')
    await page.getByText('Satt på pause: Avtalt på telefon').waitFor()
    await page.locator('summary', { hasText: 'Pause, stans eller innbetaling' }).click()
    await page.getByLabel('Grunn', { exact: true }).fill('Fristen er ute')
    await press(page, 'La purringen gå videre')
    await passTo(house, 17)
    await until(async () => (await house.witness('select from reminder_files')).length > 0)
    await signIn(page)
    await page.goto(`${house.url}/finance/reminders`)
    await page.getByRole('link', { name: 'Brev 1' }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.locator('summary', { hasText: 'Pause, stans eller innbetaling' }).click()
    await keepPicture(page, 'overdue')
    await press(page, /^Frafall gebyret/)
    await page.getByText('gebyret er frafalt').first().waitFor()
    await page.locator('summary', { hasText: 'Pause, stans eller innbetaling' }).click()
    await page.getByLabel('Beløp').fill('4 935,00')
    await page.getByLabel('Dag på kontoutskriften').fill('2026-12-01')
    await page.getByLabel('Bankens referanse').fill('KID')
    await press(page, 'Før innbetalingen')
    expect((await summary(page))[0]).toMatch(/^Beløpet er større enn det som gjenstår, 4.900,00.kr/)
    const phone = await clerk(390)
    await phone.goto(`${house.url}/en/finance/reminders`)
    await phone.getByText('All letters have been sent.').waitFor()
    expect(await axeFaults(phone)).toEqual([])
    await keepPicture(phone, 'overdue-phone')
    await page.getByLabel('Beløp').fill('4 900,00')
    await press(page, 'Før innbetalingen')
    await page.getByText('Innbetalingen er ført.').waitFor()
    await page.getByText('Ingen fakturaer er forfalt.').waitFor()
  },
  LONG_MS,
)
