import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'
import { keepPicture, openAsClerk, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

let house: House
let chromium: Browser
let partner: Firm
let courseId: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  partner = await openFirm(house, 'Fjord Firma AS')
  const { offeringId } = await make.offering(house)
  courseId = (await house.witness(`select course_id from offerings where id = '${offeringId}'`))[0]!.course_id
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('finance writes down what a partner is promised of a course, mends what was refused, and changes it', {
  timeout: 120_000,
}, async () => {
  const page = await openAsClerk({ house, chromium }, 390)
  await page.goto(`${house.url}/admin/courses/${courseId}/partners`)
  await page.getByLabel('Partnerens organisasjonsnummer').fill(partner.payer.organisationNumber)
  await page.getByLabel('Andel av nettoinntekten').fill('halve')
  await page.getByLabel('Fra og med').fill('2027-01-01')
  await page.getByLabel('Hva avtalen heter').fill('Avtale 12')
  await press(page, 'Lagre andelen')
  expect(await summary(page)).toHaveLength(1)
  await page.getByLabel('Andel av nettoinntekten').fill('12,5')
  await press(page, 'Lagre andelen')
  expect(await wordsIn(page)).toContain('Fjord Firma AS: 12,5 %')
  await page.getByRole('link', { name: /^Endre/ }).click()
  await page.getByLabel('Til og med').fill('2027-12-31')
  await press(page, 'Lagre andelen')
  const words = await wordsIn(page)
  expect(words).toContain('1. januar 2027 – 31. desember 2027')
  expect(words.match(/12,5/g)).toHaveLength(1)
  await keepPicture(page, 'partners-phone')
  expect([await axeFaults(page), await overflow(page)]).toEqual([[], 0])
})
