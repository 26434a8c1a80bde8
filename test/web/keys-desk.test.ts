import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { giveRole } from '../../src/setup/give-role.ts'
import { openAccount } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer } from '../support/make.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { looksRight } from './looks.ts'

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('an administrator makes a key for a learning platform of one faculty, and what does not fit is said where it stands', {
  timeout: 120_000,
}, async () => {
  const { email, password, personId } = await openAccount(house, 'Siri Sjef')
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => giveRole(tx, { personId, role: 'administrator' }))
  const page = await openPage({ house, chromium }, '/sign-in')
  await page.getByLabel('E-post', { exact: true }).first().fill(email)
  await page.getByLabel('Passord').fill(password)
  await press(page, 'Logg inn')
  await page.goto(`${house.url}/setup/keys`)
  await page.getByLabel('Hvilket system').fill('Canvas')
  await page.getByLabel('Regnskapssystem').check()
  await page.getByLabel('Fakulteter').fill('Fakultet for helsevitenskap')
  await press(page, 'Lag nøkkelen')
  expect((await summary(page)).join()).toContain('Fakulteter avgrenser bare')
  await looksRight(page, 'keys-refused')
  expect(await page.getByLabel('Fakulteter').inputValue()).toBe('Fakultet for helsevitenskap')
  await page.getByLabel('Regnskapssystem').uncheck()
  await page.getByLabel('Læringsplattform').check()
  await page.getByLabel('Får se navn og e-postadresser').check()
  await press(page, 'Lag nøkkelen')
  const key = (await page.locator('.setup-key').innerText()).trim()
  expect(await wordsIn(page)).toContain('Læringsplattform · Fakultet for helsevitenskap · får se navn')
  await page.setViewportSize({ width: 390, height: 844 })
  await looksRight(page, 'keys-phone')
  const { body } = await ask<{ roles: string[] }>(house, '/me', { headers: bearer(key) })
  expect(body.roles).toEqual(['learning-platform'])
  await page.goto(`${house.url}/en/setup/keys`)
  expect(await wordsIn(page)).toContain('Learning platform · Fakultet for helsevitenskap · is told names')
  await looksRight(page, 'keys-en')
})

test('the page of the API leads to the client and the collection', { timeout: 90_000 }, async () => {
  const page = await openPage({ house, chromium }, '/docs')
  const client = await page.getByRole('link', { name: 'TypeScript client' }).getAttribute('href')
  expect(await (await fetch(`${house.url}${client}`)).text()).toContain('export const openClient')
  const collection = await page.getByRole('link', { name: /^Collection/ }).getAttribute('href')
  expect((await fetch(`${house.url}${collection}`)).status).toBe(200)
})
