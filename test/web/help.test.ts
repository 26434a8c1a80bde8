import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGS } from '../../src/platform/lang.ts'
import { type Guide, PICTURE } from '../../src/web/help/guide.ts'
import { GUIDE_NAMES, GUIDES } from '../../src/web/help/guides.ts'
import { HELP_LINES } from '../../src/web/help/lines.ts'
import { href } from '../../src/web/href.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { browse } from './browser.ts'
import { openAsClerk, openPage } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
const DESK = 1280
let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

test('visitors and a clerk each find their own guides first, by a link at the foot of every page and in the menu', {
  timeout: 60_000,
}, async () => {
  const stranger = await openPage({ house, chromium }, '/en/courses', PHONE)
  await stranger.locator('footer').getByRole('link', { name: 'Help', exact: true }).click()
  await stranger.getByRole('heading', { level: 1, name: 'Help' }).waitFor()
  expect(await stranger.locator('.guides:not(.guides--others) h2').allInnerTexts()).toEqual([
    'Buying a course for yourself',
    'Buying for your company',
    'Connecting another system',
  ])
  await looksRight(stranger, 'help-phone-en')
  const clerk = await openAsClerk({ house, chromium }, DESK)
  await clerk.locator('.account summary').click()
  await clerk.locator('.account').getByRole('link', { name: 'Hjelp' }).click()
  await clerk.getByRole('heading', { level: 1, name: 'Hjelp' }).waitFor()
  expect(await clerk.locator('.guides:not(.guides--others) h2').allInnerTexts()).toContain('Økonomi')
  await looksRight(clerk, 'help')
  await clerk.getByRole('link', { name: 'Økonomi', exact: true }).click()
  await clerk.getByRole('heading', { level: 2, name: 'Lukk en måned' }).waitFor()
})

test('each guide is a page in both languages, fits a phone and a desk, and has every picture in its language', {
  timeout: 120_000,
}, async () => {
  const pages = {
    [PHONE]: await openPage({ house, chromium }, '/', PHONE),
    [DESK]: await openPage({ house, chromium }, '/'),
  }
  for (const name of GUIDE_NAMES)
    for (const lang of LANGS)
      for (const [width, page] of Object.entries(pages)) {
        await page.goto(`${house.url}${href(lang, `/help/${name}`)}`)
        expect(await page.locator('.guide img').count()).toBe(picturesOf(GUIDES[name]))
        await looksRight(page, `help-${name}-${width}-${lang}`)
      }
})

const picturesOf = (guide: Guide): number => Object.values(guide.steps).filter(({ shows }) => shows).length

test('a picture is kept for a year and tells its size and what it shows, without a script', async () => {
  const plain = browse(house.url)
  const { body } = await plain.get('/help/buyer')
  const [, address, alt] = /<img src="(\/assets\/[^"]+)" alt="([^"]+)" width="800"/.exec(body)!
  expect(alt).toBe(GUIDES.buyer.steps.find.shows.nb)
  const { status, headers } = await plain.get(address!)
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'public, max-age=31536000, immutable',
  ])
  expect(PICTURE.width).toBe(800)
  expect((await plain.get(address!.replace(/[0-9a-f]{10}/, '0123456789'))).status).toBe(404)
  expect((await plain.get('/assets/0123456789/..%2f..%2fpackage.json')).status).toBe(404)
})

test('what pages say in one line leads to a step that is there, and what is no guide is not found', async () => {
  const plain = browse(house.url)
  for (const { guide, step } of Object.values(HELP_LINES)) {
    const { body } = await plain.get(`/help/${guide}`)
    expect(body).toContain(`<li id="${step}">`)
  }
  expect((await plain.get('/help/toString')).status).toBe(404)
  const clerk = await openAsClerk({ house, chromium })
  await clerk.goto(`${house.url}/finance/bank`)
  await clerk.locator('.help-line a').click()
  await clerk.getByRole('heading', { level: 2, name: 'Les bankens fil' }).waitFor()
})
