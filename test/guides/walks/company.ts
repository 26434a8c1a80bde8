import type { Page } from 'playwright-core'
import type { Walker } from '../walk.ts'

const COURSE = '/courses/universell-utforming'
const OF_THE_BUYER = { purchaseOrderNumber: 'PO-2027-114' }

/** Kari looks at how a company is registered; the manager of a municipality buys, names, gives back and reads. */
export async function walkCompany({ as, picture, look }: Walker<'company'>): Promise<void> {
  const kari = await as('learner')
  await look('register', kari, { at: '/my-learning', before: (page) => page.locator('.account summary').click() })
  await picture('register', kari, { at: '/company', mark: '#number' })
  const lead = await as('manager')
  await picture('buy', lead, {
    at: COURSE,
    mark: '.buy__company',
    before: (page) => page.locator('#quantity').fill('3'),
  })
  await Promise.all([lead.waitForURL(/checkout/), lead.locator('.buy__company').click()])
  await picture('invoice', lead, {
    mark: 'div:has(> #payBy-invoice), label:has(#payBy-invoice)',
    before: async (page) => {
      await page.locator('#as-company').check()
      await page.locator('#payBy-invoice').check()
      for (const [name, value] of Object.entries(OF_THE_BUYER)) await page.locator(`#${name}`).fill(value)
    },
  })
  const seats = await addressOf(lead, '/company', 'main a[href*="/seats/"]')
  await picture('name', lead, {
    at: seats,
    mark: 'form[action$="/people"] button[type="submit"], main form button[type="submit"]',
    before: (page) => page.locator('main input[type="email"]').first().fill('aud.ny@nordvik.example'),
  })
  await look('list', lead, { at: seats })
  await picture('list', lead, { at: `${seats}/upload`, mark: '#file' })
  await look('give-back', lead, { at: seats })
  await picture('give-back', lead, { at: `${seats}/give-back?number=1`, mark: '[aria-labelledby="what-happens"]' })
  const portal = seats.split('/seats/')[0]!
  await picture('invoices', lead, { at: `${portal}/documents`, mark: 'main nav a[aria-current]' })
  await look('prepaid', lead, { at: `${portal}/prepaid` })
}

/** Where the first such link of a page leads. */
async function addressOf(page: Page, at: string, link: string): Promise<string> {
  await page.goto(new URL(at, page.url()).href)
  return (await page.locator(link).first().getAttribute('href'))!
}
