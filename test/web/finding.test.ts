import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOffering } from '../../src/catalogue/create-offering.ts'
import { act } from '../../src/platform/till.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { openPool } from '../../src/seats/open-pool.ts'
import { launchOffering } from '../../src/storefront/launch-offering.ts'
import { publishOffering } from '../../src/storefront/publish-offering.ts'
import { setTerms } from '../../src/terms/set-terms.ts'
import { courseDraft, ingrid, offeringDraft } from '../storefront/make.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { openPage, wordsIn } from './clicks.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
/** Styles, script and the page itself on the wire, in bytes; the three fonts come beside them. */
const FIRST_LOAD_MAX = 100_000

let house: House
let chromium: Browser
const COURSES = [
  ['Praktisk statistikk', 'statistikk', 'campus', 'Pilestredet 35, Oslo', 490_000],
  ['Statistikk for helsefag', 'statistikk', 'online', 'Zoom', 0],
  ['Veiledning av sykepleierstudenter', 'helse', 'hybrid', 'Storgata 1, 9008 Tromsø', 250_000],
  ['Budsjett og regnskap', 'økonomi', 'campus', 'Storgata 1, Hamar', 150_000],
  ['Ledelse i praksis', 'ledelse', 'campus', 'Havna 2, Bodø', 1_290_000],
] as const

const TERMS = {
  code: 'standard',
  name: { nb: 'Standard', en: 'Standard' },
  inWords: { nb: 'Gratis til to uker før.', en: 'Free until two weeks before.' },
}

/** A second start of a course: what is counted are starts. */
async function startAgain(title: string, place: string): Promise<void> {
  const [course] = await house.witness(`select course_id as id from course_texts where title = '${title}'`)
  await act(house.till, ingrid, async (tx) => {
    const { offeringId } = await createOffering(tx, { ...offeringDraft({ place }), courseId: course!.id })
    await setPrice(tx, {
      ...{ offeringId, currency: 'NOK', netMinor: 490_000, taxClass: 'exempt-teaching', taxDecision: 'Kari' },
    })
    await setTerms(tx, { ...TERMS, offeringId })
    await openPool(tx, { offeringId, name: 'standard', capacity: 20 })
    await publishOffering(tx, offeringId)
  })
}

beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  for (const [title, topic, mode, place, netMinor] of COURSES)
    await act(house.till, ingrid, (tx) =>
      launchOffering(tx, {
        course: courseDraft({
          topics: [topic],
          texts: { nb: { ...courseDraft().texts.nb!, title, summary: 'For deg som vil forstå mer av det du gjør.' } },
        }),
        offering: offeringDraft({ mode, place }),
        price: { currency: 'NOK', netMinor, taxClass: 'exempt-teaching', taxDecision: 'Kari' },
        capacity: 20,
        terms: TERMS,
      }),
    )
  await startAgain('Praktisk statistikk', 'Torget 1, Bergen')
}, 120_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const open = (path: string, width?: number): Promise<Page> => openPage({ house, chromium }, path, width)
const titles = (page: Page) => page.locator('.offer-card h3').allInnerTexts()

test('a stranger sees what begins soon, what there is by topic, what is new and what is free', async () => {
  const page = await open('/')
  const words = await wordsIn(page)
  for (const part of [
    'Begynner snart',
    'Finn ditt tema',
    'Statistikk 3 oppstarter',
    'Nytt hos oss',
    'Gratis kurs',
    'Se alle 6 oppstarter',
  ])
    expect(words).toContain(part)
  expect(words).not.toContain('Ingen søknad')
  await looksRight(page, 'landing-1280')
  await page.setViewportSize({ width: PHONE, height: 844 })
  await looksRight(page, 'landing-390')
  await page.goto(`${house.url}/en`)
  expect(await wordsIn(page)).toContain('Starting soon')
  await looksRight(page, 'landing-en-390')
  await page.context().close()
})

test('whoever searches and chooses sees how many fit, and takes each choice back with one press', async () => {
  const page = await open('/courses')
  expect(await page.getByRole('status').innerText()).toBe('6 oppstarter passer')
  await looksRight(page, 'courses-1280')
  await page.getByLabel('Søk i kursene').fill('statistkk')
  await page.getByRole('button', { name: 'Søk', exact: true }).click()
  await page.waitForURL(/search=/)
  expect(await page.getByRole('status').innerText()).toBe('3 oppstarter passer')
  expect(await wordsIn(page)).toContain('Her er det som ligner: statistikk')
  await page.getByLabel(/^Gratis/).check()
  await page.getByRole('button', { name: 'Vis kurs' }).click()
  await page.waitForURL(/price=free/)
  expect(await titles(page)).toEqual(['Statistikk for helsefag'])
  await looksRight(page, 'courses-narrowed-1280')
  await page.getByRole('link', { name: /«statistkk».*fjern/ }).click()
  await page.waitForURL((url) => !url.search.includes('search='))
  expect(await titles(page)).toEqual(['Statistikk for helsefag'])
  await page.getByRole('link', { name: /^Gratis.*fjern/ }).click()
  await page.waitForURL((url) => !url.search.includes('price='))
  expect(await page.getByRole('status').innerText()).toBe('6 oppstarter passer')
  await page.context().close()
})

test('a phone folds the filters, and it all works without a script', async () => {
  const context = await chromium.newContext({ viewport: { width: PHONE, height: 844 }, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${house.url}/en/courses`)
  await page.getByLabel('Search courses').fill('statistikk')
  await page.getByRole('button', { name: 'Search' }).click()
  expect(await page.getByRole('status').innerText()).toBe('3 starts fit')
  expect(await page.getByLabel(/^Oslo/).isVisible()).toBe(false)
  await page.getByText('Choose topic, place, price').click()
  await page.getByLabel(/^Oslo/).check()
  await page.getByRole('button', { name: 'Show courses' }).click()
  expect(await titles(page)).toEqual(['Praktisk statistikk'])
  await page.getByRole('link', { name: 'Praktisk statistikk' }).click()
  expect(await page.locator('h1').innerText()).toBe('Praktisk statistikk')
  await context.close()
  const phone = await open('/courses?topic=statistikk&city=Oslo', PHONE)
  await looksRight(phone, 'courses-390')
  await phone.getByText('Velg tema, sted, pris').click()
  await looksRight(phone, 'courses-filters-390')
  await phone.context().close()
})

test('nothing moves while a page comes, and what comes first is light', async () => {
  for (const path of ['/', '/courses']) {
    const page = await open('/privacy')
    await page.addInitScript(
      `window.moved = 0; new PerformanceObserver((list) => { for (const each of list.getEntries()) moved += each.value }).observe({ type: 'layout-shift', buffered: true })`,
    )
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (['document', 'stylesheet', 'script'].includes(request.resourceType()))
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.goto(house.url + path, { waitUntil: 'load' })
    await wordsIn(page)
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    expect({ path, moved: await page.evaluate('moved'), light: bytes < FIRST_LOAD_MAX }).toEqual({
      path,
      moved: 0,
      light: true,
    })
    await page.context().close()
  }
})
