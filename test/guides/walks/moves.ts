import type { Page } from 'playwright-core'

/** What several walks do on the way. */
export const press = (page: Page, selector: string): Promise<unknown> =>
  Promise.all([page.waitForNavigation(), page.locator(selector).first().click()])

/** Whoever keeps a course says that a learner has completed it; the page shows so. */
export async function complete(
  keeper: Page,
  { offeringId, name }: { offeringId: string; name: string },
): Promise<void> {
  const { origin } = new URL(keeper.url())
  await keeper.goto(`${origin}/teaching/${offeringId}`)
  await press(keeper, `a[href*="/learners/"]:has-text("${name}")`)
  await keeper.locator('[name="completed"][value="yes"]').check()
  await keeper.locator('#reason').fill('Alle oppgavene er levert')
  await press(keeper, 'main form button[type="submit"]')
}

const PATIENCE_MS = 20_000
/** What comes in the background stands on a page a moment later. */
export async function untilShown(page: Page, selector: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; (await page.locator(selector).count()) === 0; await page.reload())
    if (Date.now() > end) throw new Error(`${selector} never stood on ${page.url()}`)
}
