import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trade } from '../exports/trade.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { keepPicture, openAsClerk, overflow, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 180_000
const PHONE = 390
const TABS_MAX = 80
const NAMES = ['payments', 'refunds', 'disputes', 'open-invoices', 'balances', 'unplaced']

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  const [program, finance] = [await make.client(house, ['course-administrator']), await make.client(house, ['finance'])]
  await trade(house, { program, finance })
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const focused = async (page: Page): Promise<string> =>
  String(await page.evaluate('document.activeElement.id || document.activeElement.innerText.trim()'))
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let n = 0; n < TABS_MAX; n++) {
    await page.keyboard.press('Tab')
    if (wanted.test(await focused(page))) return
  }
  throw new Error(`no way to ${wanted} by Tab`)
}
const enter = (page: Page) => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])

test('by keyboard alone a clerk narrows the payments, sorts them, opens one, comes back, and takes a part of the filter away', {
  timeout: LONG_MS,
}, async () => {
  const page = await openAsClerk({ house, chromium })
  await page.goto(`${house.url}/finance`)
  await tabTo(page, /^Betalinger$/)
  await enter(page)
  await tabTo(page, /^search$/)
  await page.keyboard.type('prøve')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Mott')
  await Promise.all([
    page.waitForURL(/search=pr.*state=received/),
    page.keyboard.press('Enter').then(() => page.getByRole('button', { name: 'Vis' }).press('Enter')),
  ])
  expect(await wordsIn(page)).toMatch(/Søk: prøve.*Status: Mottatt/)
  await tabTo(page, /^Beløp/)
  await enter(page)
  expect(await page.locator('th[aria-sort="descending"]').innerText()).toContain('Beløp')
  expect(await focused(page)).toBe('found')
  const orders = await page.locator('tbody th').allInnerTexts()
  expect(orders.length).toBeGreaterThan(2)
  await page.keyboard.press('j')
  expect(await focused(page)).toBe('found')
  await tabTo(page, /^Ordre \d/)
  await page.keyboard.press('j')
  expect(await focused(page)).toBe(orders[1])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('k')
  expect(await focused(page)).toBe(orders[1])
  await page.keyboard.press('/')
  expect(await focused(page)).toBe('search')
  await page.keyboard.press('/')
  expect(await page.getByLabel('Søk').inputValue()).toContain('/')
  await page.reload()
  await tabTo(page, /^Ordre \d/)
  await enter(page)
  expect(await page.locator('h1').innerText()).toBe(orders[0])
  await page.locator('.desk-back a').press('Enter')
  await page.waitForURL(/lists\/payments\?.*search=pr.*sort=amount/)
  await page.getByRole('link', { name: /Ta bort Status/ }).press('Enter')
  await page.waitForURL((url) => !url.search.includes('state'))
  expect(page.url()).toContain('search=pr')
  await page.goto(`${house.url}/finance/lists/payments?paidFrom=2026-02-30&amountFrom=mye`)
  expect((await summary(page)).length).toBe(2)
  await page.goto(`${house.url}/finance/lists/payments?search=finnes-ikke`)
  await page.getByRole('link', { name: 'vis alle' }).press('Enter')
  await page.waitForURL(/payments$/)
  await page.goto(`${house.url}/finance/lists/open-invoices`)
  await page.getByRole('link', { name: /^Ikke forfalt/ }).press('Enter')
  await page.waitForURL(/state=not-due/)
  await page.goto(`${house.url}/finance/attention`)
  await page.getByRole('link', { name: 'Se innbetalingene' }).press('Enter')
  await page.waitForURL(/lists\/unplaced/)
  await page.getByRole('link', { name: 'Ukjent Venn' }).press('Enter')
  await page.waitForURL(/bank\/deposits/)
})

test('each list is a table at a desk and cards on a phone, sound in both languages', { timeout: LONG_MS }, async () => {
  const [desk, phone] = await Promise.all([openAsClerk({ house, chromium }), openAsClerk({ house, chromium }, PHONE)])
  const looksRight = async (page: Page, path: string, name: string) => {
    await page.goto(`${house.url}${path}`)
    await wordsIn(page)
    await keepPicture(page, name)
    expect([name, await overflow(page)]).toEqual([name, 0])
  }
  for (const name of [...NAMES.map((each) => `lists/${each}`), 'attention']) {
    const plain = name.replaceAll('/', '-')
    await looksRight(desk, `/finance/${name}`, `${plain}-nb`)
    await looksRight(phone, `/finance/${name}`, `${plain}-phone`)
  }
  for (const [page, path] of [
    [desk, '/finance/lists/open-invoices?state=not-due&amountFrom=10'],
    [phone, '/en/finance/lists/payments?from=2020-01-01'],
    [desk, '/en/finance/attention'],
    [desk, '/finance?courseFrom=2020-01-01'],
  ] as const) {
    await looksRight(page, path, `filtered${path.replaceAll(/\W+/g, '-')}`)
    expect([path, await axeFaults(page)]).toEqual([path, []])
  }
})
