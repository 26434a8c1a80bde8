import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFirstLink } from '../../src/identity/make-first-link.ts'
import { act } from '../../src/platform/till.ts'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'

const PATIENCE_MS = 10_000
const STEPS = [
  '/setup',
  '/setup/seller',
  '/setup/numbers',
  '/setup/accounts',
  '/setup/terms',
  '/setup/staff',
  '/setup/keys',
  '/setup/audit',
]

let house: House
let chromium: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  context = await chromium.newContext({ viewport: { width: 390, height: 844 }, locale: 'nb-NO' })
  context.setDefaultTimeout(PATIENCE_MS)
  page = await context.newPage()
})
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('the operator’s link leads the first administrator through the set-up, on a phone', async () => {
  const { token } = await act(house.till, { kind: 'job', name: 'test' }, makeFirstLink)
  await page.goto(`${house.url}/setup?token=${token}`)
  expect(await axeFaults(page)).toEqual([])
  await page.getByLabel('Navn').fill('Siri Sjef')
  await page.getByLabel('E-post').fill('siri@fjordbyen.example')
  await page.getByLabel('Passord').fill('fire kalde rundstykker')
  await page.getByRole('button', { name: 'Bli administrator' }).click()
  await page.waitForURL(/\/setup\/seller$/)
  await page.getByLabel('Bankkonto').fill('15032080118')
  await page.getByRole('button', { name: 'Lagre selgeren' }).click()
  await expect.poll(() => page.locator('#bankAccount-fault').innerText()).toContain('kontrollsiffer')
  expect(await axeFaults(page)).toEqual([])
  await page.getByLabel('Bankkonto').fill('1503 20 80119')
  await page.getByRole('button', { name: 'Lagre selgeren' }).click()
  await expect.poll(() => page.getByRole('status').innerText()).toContain('Selgeren er lagret')
})

test('every step of the set-up is free of accessibility faults, in both languages', async () => {
  for (const path of STEPS.flatMap((step) => [step, `/en${step}`])) {
    await page.goto(`${house.url}${path}`)
    expect([path, await axeFaults(page)]).toEqual([path, []])
    expect([path, await overflow()]).toEqual([path, 0])
  }
}, 60_000)

test('only administrators see the set-up', async () => {
  const stranger = await fetch(`${house.url}/setup/seller`, { headers: { accept: 'text/html' }, redirect: 'manual' })
  expect(stranger.headers.get('location')).toContain('/sign-in?to=')
  for (const path of ['/setup/readiness', '/setup/seller'])
    expect((await fetch(`${house.url}${path}`, { headers: { accept: 'application/json' } })).status).toBe(401)
})

/** How many pixels a page is wider than the phone. */
const overflow = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth - innerWidth')
