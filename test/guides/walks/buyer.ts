import type { Page } from 'playwright-core'
import type { Walker } from '../walk.ts'
import { complete, untilShown } from './moves.ts'

const ADDRESS = {
  name: 'Kari Nordmann',
  email: 'kari.nordmann@example.no',
  street: 'Sofienberggata 7',
  postcode: '0551',
  city: 'Oslo',
}

const CERTIFICATE = 'main a[href*="verify/"]'

/** Kari buys a seat in a course with two starts to come; another course of hers is over. */
export async function walkBuyer({ as, picture, look, ground }: Walker<'buyer'>): Promise<void> {
  const kari = await as('learner')
  await picture('find', kari, {
    at: '/courses',
    mark: '[type="search"]',
    before: (page) => page.locator('[type="search"]').fill('stat'),
  })
  await picture('choose', kari, { at: '/courses/praktisk-statistikk?start=STAT-3', mark: '.buy__now' })
  await Promise.all([kari.waitForURL(/checkout/), kari.locator('.buy__now').click()])
  await picture('pay', kari, { mark: '.checkout__go', before: fillCheckout })
  await Promise.all([kari.waitForURL(/sandbox/), kari.locator('.checkout__go').click()])
  await Promise.all([kari.waitForURL(/\/orders\//), kari.locator('form[action$="/card"] button').first().click()])
  await kari.locator('#documents a').first().waitFor()
  const order = new URL(kari.url()).pathname
  await picture('receipt', kari, { at: order, mark: '#documents' })
  await look('move', kari)
  await picture('calendar', kari, { at: '/my-learning', mark: 'form[action*="calendar"] button' })
  await look('move', kari)
  await picture('move', kari, { at: `${order}/move`, mark: 'main .my-orders, main ul' })
  await picture('cancel', kari, { at: `${order}/cancellation`, mark: '[aria-labelledby="what-happens"]' })
  const [over] = await ground.witness(`select id from offerings where code = 'STAT-2'`)
  await complete(await as('administrator'), { offeringId: String(over!.id), name: ADDRESS.name })
  await kari.goto(`${ground.url}/my-learning`)
  await untilShown(kari, CERTIFICATE)
  await picture('certificate', kari, { mark: CERTIFICATE })
}

async function fillCheckout(page: Page): Promise<void> {
  await page.locator('#as-person').check()
  for (const [name, value] of Object.entries(ADDRESS)) await page.locator(`#${name}`).fill(value)
  await page.locator('[name="acceptedSalesTerms"]').check()
}
