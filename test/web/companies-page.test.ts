import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make } from '../support/make.ts'
import { openPage, press, wordsIn } from './clicks.ts'
import { looksRight } from './looks.ts'

const LONG_MS = 120_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  const keeper = bearer(await make.client(house, ['course-administrator']))
  const groups = await make.offering(house, { capacity: 40, title: 'Praktisk statistikk', startsInDays: 60 })
  const price = {
    ...{ currency: 'NOK', netMinor: 490_000, taxClass: 'exempt-teaching', taxDecision: 'Ingrid' },
    tiers: [{ fromSeats: 10, percentBasisPoints: 1500 }],
  }
  const set = (offeringId: string) =>
    ask(house, `/offerings/${offeringId}/price`, { method: 'PUT', headers: keeper, body: price })
  expect((await set(groups.offeringId)).status).toBeLessThan(300)
  await make.offering(house, { capacity: 40, title: 'Uten grupper', startsInDays: 60 })
  const closed = await make.offering(house, { capacity: 40, title: 'Lukket kurs', startsInDays: 60 })
  expect((await set(closed.offeringId)).status).toBeLessThan(300)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    tx.client.query('update offerings set closed = true where id = $1', [closed.offeringId]),
  )
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('who buys for a company reads what it can do here, sees prices for groups, and is led to the first step; the shop writes its own words above', {
  timeout: LONG_MS,
}, async () => {
  const guest = await openPage({ house, chromium }, '/', 390)
  await guest.getByRole('contentinfo').getByRole('link', { name: 'For bedrifter' }).click()
  const words = (await wordsIn(guest)).replaceAll('\u00a0', ' ')
  expect(words).toContain('Dette kan dere gjøre her')
  expect(words).toContain('Fra 10 plasser: 4 165 kr per plass')
  expect(words).toContain('Praktisk statistikk')
  for (const hidden of ['Uten grupper', 'Lukket kurs']) expect(words).not.toContain(hidden)
  await looksRight(guest, 'companies-390')
  await guest.setViewportSize({ width: 1280, height: 900 })
  await looksRight(guest, 'companies-1280')
  const facts = await guest.locator('script[type="application/ld+json"]').allInnerTexts()
  expect(facts.map((each) => JSON.parse(each)['@type'])).toEqual(['BreadcrumbList', 'ItemList'])
  await guest.getByRole('link', { name: 'Registrer bedriften' }).click()
  await guest.waitForURL(/sign-in/)

  const owner = await openPage({ house, chromium }, '/')
  await owner.setExtraHTTPHeaders(bearer(await make.client(house, ['administrator'])))
  await owner.goto(`${house.url}/setup/seller`)
  await owner.getByLabel('Tekst på norsk').fill('Vi har laget kurs for **kommuner** i tretti år.')
  await owner.getByLabel('Tekst på engelsk').fill('We have made courses for **municipalities** for thirty years.')
  await owner.getByLabel('Telefon').fill('+47 22 85 50 50')
  await looksRight(owner, 'companies-seller-1280')
  await press(owner, 'Lagre selgeren')
  await owner.goto(`${house.url}/en/companies`)
  const told = await wordsIn(owner)
  expect(told).toContain('We have made courses for municipalities for thirty years.')
  expect(await owner.locator('main a[href="tel:+4722855050"]').count()).toBe(1)
  await looksRight(owner, 'companies-en-1280')
})
