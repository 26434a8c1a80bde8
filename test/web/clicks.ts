import type { Browser, Page } from 'playwright-core'
import type { House } from '../support/constellation.ts'
import { until } from '../support/make.ts'

const PATIENCE_MS = 15_000

/** A page of the house in a browser of its own, as wide as a desk unless a phone's width is given. */
export async function openPage(
  { house, chromium }: { house: House; chromium: Browser },
  path: string,
  width = 1280,
): Promise<Page> {
  const permissions = ['clipboard-read', 'clipboard-write']
  const context = await chromium.newContext({ viewport: { width, height: 900 }, locale: 'nb-NO', permissions })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await page.goto(`${house.url}${path}`)
  return page
}

/** Signed in as the clerk of the demo. */
export async function openAsClerk(parts: { house: House; chromium: Browser }, width = 1280): Promise<Page> {
  const page = await openPage(parts, '/demo', width)
  await becomeClerk(page)
  return page
}

/** One click on the demo's page; also for somebody who has been signed out meanwhile. */
export async function becomeClerk(page: Page): Promise<void> {
  await page.locator('#finance').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
}

export const press = (page: Page, name: string | RegExp) =>
  Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()])

export const summary = (page: Page) => page.locator('.ds-error-summary li').allInnerTexts()
const IS_DRAWN = "Boolean(document.querySelector('main h1')?.innerText) && document.fonts.status === 'loaded'"
/** What stands on the page; words whose font is still on its way are not there yet. */
export async function wordsIn(page: Page): Promise<string> {
  await until(() => page.evaluate(IS_DRAWN).then(Boolean, () => false)) // a page that is being left answers nothing
  return (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
}
/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth')

/** `CT_PICTURES=folder` keeps pictures for whoever wants to look at the pages. */
export const keepPicture = (page: Page, name: string) =>
  process.env.CT_PICTURES ? page.screenshot({ path: `${process.env.CT_PICTURES}/${name}.png`, fullPage: true }) : null
