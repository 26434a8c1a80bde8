import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monthDesk } from '../closing/month-desk.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make, type Offering, order, until } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'
import { becomeClerk, keepPicture, openAsClerk, openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let partner: Firm
let taught: Offering
let month: string
let keep: ReturnType<typeof monthDesk>
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  partner = await openFirm(house, 'Fjord Firma AS')
  const program = await make.client(house, ['course-administrator'])
  keep = monthDesk(house, bearer(await make.client(house, ['finance'])))
  taught = await make.offering(house, { price: 123_457, startsInDays: 10 })
  const share = { shareBasisPoints: 3000, fromDay: '2020-01-01', untilDay: null, note: 'Avtale 12' }
  const { organisationNumber } = partner.payer
  await keep.send('POST', `/courses/${taught.courseId}/partners`, { ...share, organisationNumber })
  await order(house, program, { offering: taught, quantity: 3 })
  await until(async () => (await house.witness('select from document_files')).length === 2)
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('a clerk writes down a funder and its grant, mends what was refused, and makes the statements of a closed month; the partner reads its own', {
  timeout: 240_000,
}, async () => {
  const clerk = await openAsClerk({ house, chromium }, PHONE)
  await clerk.goto(`${house.url}/finance/funders`)
  await clerk.getByLabel('Navn').fill('Innlandet fylkeskommune')
  await clerk.getByLabel('Organisasjonsnummer').fill('123')
  await clerk.getByLabel('E-post til kontakten').fill('kurs@fylke.example')
  await press(clerk, 'Lagre')
  expect(await summary(clerk)).toHaveLength(1)
  await clerk.getByLabel('Organisasjonsnummer').fill('920 717 152')
  await press(clerk, 'Lagre')
  expect(await wordsIn(clerk)).toContain('Innlandet fylkeskommune')
  await clerk.getByLabel('Solgt fra og med').fill('2020-01-01')
  await clerk.getByLabel('Høyst så mange plasser').fill('2')
  await clerk.getByLabel('Hva tilskuddet heter').fill('Tilskudd 7')
  await press(clerk, 'Lagre tilskuddet')
  expect(await summary(clerk)).toHaveLength(1)
  await clerk.getByLabel('Eller prosent av prisen').fill('50')
  await press(clerk, 'Lagre tilskuddet')
  expect(await wordsIn(clerk)).toContain('50 % av prisen')
  await looksRight(clerk, 'funder-phone')
  await clerk.setViewportSize({ width: 1280, height: 900 })
  await looksRight(clerk, 'funder')

  const first = await keep.toNextMonth()
  expect((await keep.close(first)).state).toBe('closed')
  month = await keep.toNextMonth()
  await clerk.goto(`${house.url}/demo`)
  await becomeClerk(clerk)
  await clerk.goto(`${house.url}/finance/statements/${month}`)
  expect(await wordsIn(clerk)).toContain('Måneden er ikke lukket. Tallene er foreløpige')
  expect((await keep.close(month)).state).toBe('closed')
  await clerk.goto(`${house.url}/finance/statements`)
  await looksRight(clerk, 'statements')
  await clerk.goto(`${house.url}/finance/statements/${month}`)
  await press(clerk, 'Lag oppgjørene')
  const words = await wordsIn(clerk)
  expect(words).toContain('Oppgjørene er laget.')
  expect(words).toContain('Fjord Firma AS Oppgjør 1')
  await looksRight(clerk, 'statement-month')
  await clerk.setViewportSize({ width: PHONE, height: 900 })
  await looksRight(clerk, 'statement-month-phone')
  await clerk.goto(`${house.url}/en/finance/statements/${month}`)
  expect(await wordsIn(clerk)).toContain('In this statement')
  await keepPicture(clerk, 'statement-month-phone-en')

  await partner.signInAgain()
  const page = await openPage({ house, chromium }, '/', PHONE)
  const [name = '', value = ''] = partner.owner.headers.cookie.split('=')
  await page.context().addCookies([{ name, value, url: house.url }])
  await page.goto(`${house.url}/company?company=${partner.id}`)
  await page.getByRole('link', { name: 'Andeler' }).click()
  await page.waitForURL(/shares/)
  const share = Math.round(3 * 123_457 * 0.3)
  expect((await wordsIn(page)).replaceAll(/[\s\u00a0]/g, '')).toContain(
    `${(share / 100).toFixed(2).replace('.', ',')}kr`.replace(/(\d)(\d{3},)/, '$1$2'),
  )
  await looksRight(page, 'shares-phone')
  await page.setViewportSize({ width: 1280, height: 900 })
  await looksRight(page, 'shares')
})
