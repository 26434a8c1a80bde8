import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { until } from '../support/make.ts'
import { testTheYear } from './the-year.ts'

const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }
const PATIENCE_MS = 10_000
const LONG_MS = 60_000

let house: House
let chromium: Browser
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill({ seed: true }), browser()])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})
afterEach(async () => {
  for (const context of chromium.contexts()) await context.close()
})

async function openDemo(path = '/demo', viewport = DESK): Promise<Page> {
  const context = await chromium.newContext({ viewport, locale: 'nb-NO', timezoneId: 'Europe/Oslo' })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await page.goto(`${house.url}${path}`)
  return page
}

/** One click on a role card of the demo's page. */
async function as(role: string): Promise<Page> {
  const page = await openDemo()
  await page.locator(`#${role}`).getByRole('button').click()
  return page
}

const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

testTheYear(() => house)

test('the learner finds a course, pays, and sees it under my learning', async () => {
  const page = await as('learner')
  await link(page, 'Universell utforming av nettsider').click()
  await press(page, 'Kjøp plass')
  await fillCheckout(page)
  await page.waitForURL(/\/sandbox\/stripe\/pay\//)
  await page.locator('form[action$="/card"] button').first().click()
  await page.waitForURL(/\/orders\//)
  await until(async () => {
    await page.reload()
    return page.getByText('Du har fått plass').first().isVisible()
  })
  await page.goto(`${house.url}/my-learning`)
  await expect.poll(() => page.locator('main').innerText()).toContain('Universell utforming av nettsider')
})

test('the company manager gives two of the unnamed seats away, and sees who has them', async () => {
  const page = await as('manager')
  await link(page, /Gi bort 3 plasser/).click()
  for (const [row, name] of ['Aud Ny', 'Bo Ny'].entries()) {
    await page.getByLabel(`Navn ${row + 1}`).fill(name)
    await page.getByLabel(`E-post ${row + 1}`).fill(`${name.toLowerCase().replace(' ', '.')}@nordvik.example`)
  }
  await press(page, 'Send invitasjoner')
  await page.getByText('Invitasjonene er på vei').waitFor()
  const text = await page.locator('main').innerText()
  expect(text).toContain('aud.ny@nordvik.example')
  expect(text).toMatch(/2 invitert · 1 uten navn/)
})

test('finance finds the overdue invoice and downloads the month as a ZIP', async () => {
  const page = await as('finance')
  const row = page
    .getByRole('row')
    .filter({ hasText: 'Tindra Rådgivning AS' })
    .filter({ hasText: /14.800/ })
  expect(await row.innerText()).toContain(await dueDay())
  const [download] = await Promise.all([page.waitForEvent('download'), link(page, /ZIP/).click()])
  expect(download.suggestedFilename()).toBe('invoices.zip')
  expect(await download.failure()).toBeNull()
})

test('the administrator puts a new start on sale, and it stands in the shop', async () => {
  const page = await as('administrator')
  await link(page, 'Kurs og oppstarter').click()
  await link(page, /Ny oppstart.*Styrearbeid som virker/).click()
  const fields = {
    code: 'STYR-9',
    place: 'Kirkegata 15, Oslo',
    priceAmount: '14900',
    taxDecision: 'Undervisning, § 3-5',
    capacity: '18',
    minimum: '8',
    startsAt: '2031-04-01T09:00',
    endsAt: '2031-04-02T16:00',
    saleOpensAt: '2024-01-01T08:00',
    saleClosesAt: '2031-03-30T16:00',
    'sessions.0.startsAt': '2031-04-01T09:00',
    'sessions.0.endsAt': '2031-04-01T16:00',
  }
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value)
  await page.locator('[name="priceKind"]').first().check()
  await page.locator('[name="taxClass"]').selectOption('exempt-teaching')
  await page.locator('[name="terms"]').selectOption({ index: 1 })
  await press(page, 'Lag oppstarten')
  await press(page, /Lagre og legg ut for salg/)
  await page
    .getByText(/Til salgs/)
    .first()
    .waitFor()
  await page.goto(`${house.url}/courses/styrearbeid?start=STYR-9`)
  await page.getByRole('button', { name: 'Kjøp plass' }).waitFor()
})

test('support finds an order by the KID that the caller reads out', async () => {
  const page = await openDemo()
  const kid = await page.locator('#support code').innerText()
  expect(kid).toMatch(/^9\d{11}$/)
  await page.locator('#support').getByRole('button').click()
  await page.getByRole('searchbox').fill(kid)
  await press(page, 'Finn')
  await link(page, 'Tindra Rådgivning AS').click()
  await expect.poll(() => page.locator('main').innerText()).toContain('Kunstig intelligens i offentlig sektor')
})

test('the developer pastes one line and has sold a seat; pasted again it is still the same order', async () => {
  const page = await openDemo()
  const sold = await pasteLine(page)
  expect(sold.state).toBe('awaiting-transfer')
  expect((await pasteLine(page)).id).toBe(sold.id)
})

test('the mailbox shows the mails that were really sent, with their attachments', async () => {
  const page = await openDemo()
  await pasteLine(page)
  await until(() => house.mails().some(({ attachments }) => attachments.length > 0))
  const { id, subject, attachments } = house.mails().find((mail) => mail.attachments.length > 0)!
  await page.goto(`${house.url}/demo/mail`)
  await page.locator(`a[href="/demo/mail/${id}"]`).click()
  await page.getByRole('heading', { level: 1, name: subject }).waitFor()
  expect(await page.locator('main').innerText()).toContain(attachments[0]!.filename)
})

test('half an hour later the seat of somebody who did not pay is free, and bank and books still agree', async () => {
  const page = await openDemo()
  await press(page, '+31 minutter')
  await page.waitForURL(/moved/)
  const awaiting = `select count(*) as n from orders where pay_by = 'card' and settled_at is null and cancelled_at is null and review is null and unseated_at is null`
  await until(async () => (await house.witness(awaiting))[0]?.n === 0)
  await page.goto(`${house.url}/demo`)
  await page.getByText('Banken og bøkene er enige på øret.').waitFor()
})

test.for([
  ['/demo', DESK],
  ['/en/demo', PHONE],
  ['/demo/mail', PHONE],
  ['/demo/start-over', DESK],
] as const)('%s can be used by everybody', async ([path, viewport]) => {
  const page = await openDemo(path, viewport)
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  expect(await axeFaults(page)).toEqual([])
})

test(
  'starting over brings everything back to the first day, with the program running',
  async () => {
    const first = { orders: 0, ahead: 0, overdue: 1 }
    const page = await as('finance')
    await page.goto(`${house.url}/demo/start-over`)
    await page.getByRole('button', { name: 'Ja, start på nytt' }).click({ timeout: LONG_MS })
    await page.waitForURL(/over=1/, { timeout: LONG_MS })
    const [now] =
      await house.witness(`select (select count(*) from orders where pay_by = 'card' and placed_at > app_now()) as orders,
    (select ahead_seconds from demo_clock) as ahead, (select count(*) from documents d where kind = 'invoice' and due_date < app_now()::date and prepaid_minor = 0
      and not exists (select from documents c where c.credits_id = d.id)) as overdue`)
    expect(now).toEqual(first)
    await page.getByText('Banken og bøkene er enige på øret.').waitFor()
    await page.goto(`${house.url}/finance`)
    expect(page.url()).toContain('/sign-in')
  },
  LONG_MS,
)

/** What stands on the developer's card, in a shell. */
async function pasteLine(page: Page): Promise<{ id: string; state: string }> {
  const line = await page.locator('#developer pre').innerText()
  const { stdout } = await promisify(execFile)('bash', ['-c', `${line} -s`])
  return JSON.parse(stdout) as { id: string; state: string }
}

/** The day the one unpaid invoice was due, as the page spells it. */
async function dueDay(): Promise<string> {
  const [overdue] = await house.witness(`select due_date from documents d join orders o on o.id = d.order_id
    where d.kind = 'invoice' and d.prepaid_minor = 0 and d.due_date < now()::date and o.cancelled_at is null`)
  return new Intl.DateTimeFormat('nb-NO', { dateStyle: 'long', timeZone: 'UTC' }).format(overdue?.due_date as Date)
}

/** Whatever the checkout asks a learner for. */
async function fillCheckout(page: Page): Promise<void> {
  const known = {
    name: 'Kari Nordmann',
    email: 'kari.nordmann@example.no',
    street: 'Sofienberggata 7',
    postcode: '0551',
    city: 'Oslo',
  }
  for (const [name, value] of Object.entries(known)) await page.locator(`main [name="${name}"]`).first().fill(value)
  await page.locator('[name="acceptedSalesTerms"]').check()
  await page.locator('main form button[type="submit"]').last().click()
}
