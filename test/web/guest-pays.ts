import type { Page } from 'playwright-core'

/** A guest at the checkout types who they are, orders, and pays by card; then the receipt is open. */
export async function payAsGuest(page: Page): Promise<void> {
  await page.getByLabel('Navnet ditt').fill('Kari Prøve')
  await page.getByLabel('E-post').first().fill('kari@example.test')
  await page.getByLabel('Gateadresse').fill('Storgata 1')
  await page.getByLabel('Postnummer').fill('0155')
  await page.getByLabel('Poststed').fill('Oslo')
  await page.getByLabel(/Jeg godtar/).check()
  await page.getByRole('button', { name: 'Bestill og betal' }).click()
  await page.waitForURL(/sandbox\/stripe\/pay/)
  await page.getByRole('button', { name: /^Betal \d/ }).click()
  await page.getByRole('heading', { name: 'Du har fått plass!' }).waitFor()
}
