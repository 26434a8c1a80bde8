import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, until } from '../support/make.ts'
import { openAsClerk, openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { payAsGuest } from './guest-pays.ts'
import { looksRight } from './looks.ts'

const LONG_MS = 120_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  await make.offering(house, { capacity: 40, title: 'Praktisk statistikk', startsInDays: 60 })
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})
const plain = async (page: Page): Promise<string> => (await wordsIn(page)).replaceAll('\u00a0', ' ')

test('finance makes a link for a poster, a guest who follows it is asked as for any link, and finance sees what it brought', {
  timeout: LONG_MS,
}, async () => {
  const clerk = await openAsClerk({ house, chromium })
  await clerk.goto(`${house.url}/courses`)
  await clerk.getByRole('link', { name: 'Praktisk statistikk' }).first().click()
  const [course] = clerk.url().split('?')
  await clerk.goto(`${house.url}/admin/campaign-links/new`)
  await clerk.getByLabel('Navn i adressen').fill('varmesse')
  await clerk.getByLabel('Siden den fører til').fill('https://andre.example/')
  await clerk.getByLabel('Hvor den står').fill('Spektrum')
  await clerk.getByLabel('Hva den står på').fill('plakat')
  await clerk.getByLabel('Kampanje').fill('Vår 2027')
  await press(clerk, 'Lag lenken')
  expect(await summary(clerk)).toHaveLength(1)
  expect(await clerk.getByLabel('Kampanje').inputValue()).toBe('Vår 2027')
  await looksRight(clerk, 'link-refused-1280')
  await clerk.getByLabel('Siden den fører til').fill(course!)
  await press(clerk, 'Lag lenken')
  expect(await plain(clerk)).toContain('0 besøk. Ingen ordrer.')

  const guest = await openPage({ house, chromium }, '/go/varmesse', 390)
  expect(guest.url()).toContain('utm_content=go%2Fvarmesse')
  const question = guest.getByRole('region', { name: 'La oss se hvilke kanaler som selger' })
  await Promise.all([guest.waitForNavigation(), question.getByRole('button', { name: 'Ja, det er greit' }).click()])
  await press(guest, 'Legg i handlekurven')
  await guest.getByRole('link', { name: 'Til kassen' }).click()
  await payAsGuest(guest)

  await house.moveClock(1)
  const told = async () => {
    await clerk.reload()
    return (await plain(clerk)).includes('1 besøk. 1 ordre, 4 900,00 kr.')
  }
  await until(told)
  await looksRight(clerk, 'link-one-1280')
  await clerk.setViewportSize({ width: 390, height: 900 })
  await looksRight(clerk, 'link-one-390')
  await clerk.goto(`${house.url}/en/admin/campaign-links`)
  expect(await plain(clerk)).toContain('only those who have said yes')
  await looksRight(clerk, 'link-list-en-390')
  await clerk.setViewportSize({ width: 1280, height: 900 })
  await looksRight(clerk, 'link-list-en-1280')
  await clerk.getByRole('link', { name: 'varmesse' }).click()
  await clerk.getByText('End now').click()
  await press(clerk, 'End')
  expect(await plain(clerk)).toContain('The link is ended.')
  await clerk.getByText('Change', { exact: true }).click()
  await looksRight(clerk, 'link-ended-en-1280')
})
