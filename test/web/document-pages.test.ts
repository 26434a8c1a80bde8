import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { STAFF } from '../../src/demo/seed/people.ts'
import { axeFaults } from '../support/accessibility.ts'
import { expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, make, type Offering, order, type Placed, unique, until } from '../support/make.ts'
import { browse, wordsOf } from './browser.ts'
import { keepPicture, openAsClerk, openPage, overflow, press, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 60_000
const TABS_MAX = 60

let house: House
let chromium: Browser
let offering: Offering
let program: string
let finance: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await make.offering(house, { capacity: 60, title: 'Praktisk statistikk' })
  program = await make.client(house, ['course-administrator'])
  finance = await make.client(house, ['finance'])
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const open = (path: string, width?: number) => openPage({ house, chromium }, path, width)
const clerk = (width?: number) => openAsClerk({ house, chromium }, width)

type Row = { id: string; number: string; token: string; url: string; kid: string; path: string | null }
async function invoiced(change: object = {}): Promise<{ placed: Placed; invoice: Row }> {
  const { body: placed } = await order(house, program, { offering, quantity: 2, change })
  const read = () =>
    house.witness(`select d.id, d.content->>'number' as number, d.token, d.content->>'payUrl' as url, d.kid, f.path
      from documents d join document_files f on f.document_id = d.id and f.kind = 'pdf' where d.order_id = '${placed.id}'`)
  await until(async () => (await read()).length === 1)
  return { placed, invoice: (await read())[0] as unknown as Row }
}

test(
  'the link on an invoice leads to it; it is paid by card, and nothing else opens to whoever holds the link',
  async () => {
    const { placed, invoice } = await invoiced()
    const page = await open(new URL(invoice.url).pathname, 375)
    expect(page.url()).toBe(`${house.url}/documents/${invoice.id}`)
    expect(await wordsIn(page)).toMatch(/Ikke betalt 9 800,00 kr betales innen \d+\. \w+ \d{4}\./)
    expect(await overflow(page)).toBe(0)
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'document-unpaid-phone')
    await page.getByRole('button', { name: 'Kopier' }).nth(1).click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(invoice.kid)
    expect(await page.getByRole('button', { name: /Send den/ }).count()).toBe(0)
    const [pdf] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Last ned PDF' }).click(),
    ])
    expect(pdf.suggestedFilename()).toBe(`${invoice.number}.pdf`)
    expect((await page.goto(`${house.url}/orders/${placed.id}`))!.status()).toBe(404)
    await page.goto(`${house.url}/en/documents/${invoice.id}`)
    expect(await wordsIn(page)).toMatch(/Unpaid NOK 9,800\.00 is to be paid by/)
    await press(page, /^Pay NOK 9,800\.00 by card/)
    expect(page.url()).toContain('/sandbox/stripe')
    await Promise.all([
      page.waitForURL(/\/documents\//),
      page
        .getByRole('button', { name: /Pay|Betal/ })
        .first()
        .click(),
    ])
    expect(await page.getByRole('status').innerText()).toMatch(/Thank you|Takk/)
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'document-paid-phone')
    expect(await page.getByRole('button', { name: /^Pay/ }).count()).toBe(0)
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)

test('without a mouse: the link is opened, its page is paid, and a document is found from the list', {
  timeout: LONG_MS,
}, async () => {
  const { invoice } = await invoiced()
  const page = await open(new URL(invoice.url).pathname)
  await tabTo(page, /^Betal 9/)
  await Promise.all([page.waitForURL(/sandbox/), page.keyboard.press('Enter')])
  const desk = await clerk()
  await desk.goto(`${house.url}/finance`)
  await tabTo(desk, 'search')
  await desk.keyboard.type(invoice.kid)
  await Promise.all([desk.waitForURL(/search=9/), desk.keyboard.press('Enter')])
  await tabTo(desk, `Faktura ${invoice.number}`)
  await Promise.all([desk.waitForURL(/finance\/documents/), desk.keyboard.press('Enter')])
  expect(await wordsIn(desk)).toContain(`KID ${invoice.kid}`)
})

/** Presses Tab until what has the focus says this, or is the field of that name. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const fits = (seen: string) => (typeof wanted === 'string' ? seen === wanted : wanted.test(seen))
  for (let n = 0; n < TABS_MAX; n++) {
    await page.keyboard.press('Tab')
    if (fits(String(await page.evaluate('document.activeElement.name || document.activeElement.innerText')))) return
  }
  throw new Error(`no way to ${wanted} by Tab`)
}

test('who bought finds their documents among what they learn, with what is left to pay', async () => {
  const { name, email } = STAFF.finance
  await buy(house, { offering, buyer: { name, email } })
  const page = await clerk(375)
  await until(async () => {
    await page.goto(`${house.url}/en/my-learning`)
    return page.getByRole('link', { name: /^Invoice TEST/ }).isVisible()
  })
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('link', { name: /^Invoice TEST/ }).click()
  await page.getByText('It is paid. Nothing is left to do.').waitFor()
})

test('a link that is no link, and a document without its link, are not there', async () => {
  const { invoice } = await invoiced()
  const stranger = browse(house.url)
  expect((await stranger.get('/pay/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  const missing = await stranger.get(`/documents/${invoice.id}`)
  expect([missing.status, wordsOf(missing.body).includes('Vi finner ikke dette dokumentet')]).toEqual([404, true])
  expect((await stranger.post(`/documents/${invoice.id}/pay`, {})).status).toBe(404)
  await stranger.get(new URL(invoice.url).pathname)
  expect((await stranger.post(`/documents/${invoice.id}/copies`, { key: unique() })).status).toBe(403)
})

test('a buyer has it sent again once per click, and not more than five times in an hour', async () => {
  const { placed, invoice } = await invoiced()
  const buyer = browse(house.url)
  await buyer.get(`/orders/${placed.id}?token=${placed.orderToken}`)
  expect(wordsOf((await buyer.get(`/orders/${placed.id}`)).body)).toContain(invoice.number)
  for (let n = 0; n < 5; n++) {
    const key = unique()
    for (const _ of [1, 2])
      expect((await buyer.post(`/documents/${invoice.id}/copies`, { key })).to).toBe(
        `/documents/${invoice.id}?done=sent`,
      )
  }
  const refused = await buyer.post(`/documents/${invoice.id}/copies`, { key: unique() })
  expect([refused.status, wordsOf(refused.body).includes('flere ganger den siste timen')]).toEqual([409, true])
  const copies = await house.witness(`select to_email from mails where order_id = '${placed.id}' and kind = 'copy'`)
  expect(copies.map((mail) => mail.to_email)).toEqual(Array(5).fill(placed.payer.email))
})

test(
  'finance sends an invoice to a corrected address, sees that it arrived, and finds credit notes both ways',
  async () => {
    const { placed, invoice } = await invoiced()
    const credited = await ask(house, `/orders/${placed.id}/credit-note`, {
      method: 'POST',
      headers: { ...bearer(finance), 'idempotency-key': unique() },
      body: { reason: 'Avtalt', amountMinor: 80_000 },
    })
    expect(credited.status).toBe(201)
    await until(
      async () => (await house.witness(`select id from documents where credits_id = '${invoice.id}'`)).length === 1,
    )
    const page = await clerk()
    await page.goto(`${house.url}/finance/documents/${invoice.id}`)
    expect(await axeFaults(page)).toEqual([])
    await keepPicture(page, 'finance-document')
    await page.getByLabel('E-postadresse').fill('ikke en adresse')
    await press(page, 'Send den på nytt')
    expect(await page.locator('.ds-error-summary li').count()).toBe(1)
    await page.getByLabel('E-postadresse').fill('faktura@riktig.example')
    await press(page, 'Send den på nytt')
    await until(async () => {
      await page.goto(`${house.url}/finance/documents/${invoice.id}`)
      return /faktura@riktig\.example Sendt/.test(await wordsIn(page))
    })
    const mail = house.mails().find(({ to }) => to.join(' ').includes('faktura@riktig.example'))!
    expect(mail.text).toContain(`/pay/${invoice.token}`)
    expect(mail.text).not.toContain('token=')
    await page.getByRole('link', { name: /^Kreditnota/ }).click()
    await page.getByRole('heading', { level: 1, name: /^Kreditnota/ }).waitFor()
    await page.getByRole('link', { name: `Faktura ${invoice.number}` }).click()
    expect(await wordsIn(page)).toMatch(/Igjen å betale 9 000,00 kr/)
  },
  LONG_MS,
)

test('the list is searched by number, amount, what is left, purchase order, KID, organisation number and name', async () => {
  const po = `PO-${unique()}`
  const { placed, invoice } = await invoiced({ purchaseOrderNumber: po })
  await ask(house, `/orders/${placed.id}/credit-note`, {
    method: 'POST',
    headers: { ...bearer(finance), 'idempotency-key': unique() },
    body: { reason: 'Avtalt', amountMinor: 123_457 },
  })
  await until(
    async () => (await house.witness(`select id from documents where credits_id = '${invoice.id}'`)).length === 1,
  )
  const found = async (search: string, more = '') => {
    const { body } = await ask<{ documents: { id: string }[] }>(
      house,
      `/invoices?limit=200&search=${encodeURIComponent(search)}${more}`,
      { headers: bearer(finance) },
    )
    return body.documents.some(({ id }) => id === invoice.id)
  }
  const words = [
    invoice.number,
    invoice.kid,
    po,
    '8 565,43',
    'kr 9800',
    '923 609 016',
    'Prøvebedriften',
    String(placed.number),
  ]
  for (const search of words) expect([search, await found(search)]).toEqual([search, true])
  for (const search of ['8 565,44', '%', 'PO-nei']) expect([search, await found(search)]).toEqual([search, false])
  expect(await found(po, '&due=unpaid')).toBe(true)
  expect(await found(po, '&due=overdue')).toBe(false)
  await house.moveClock(60 * 86_400)
  expect(await found(po, '&due=overdue')).toBe(true)
  const page = await clerk()
  await page.goto(`${house.url}/finance?search=${encodeURIComponent('8 565,43')}&due=overdue`)
  expect(await page.locator('.desk-table tbody').innerText()).toMatch(/Delvis kreditert av.*Forfalt.*8\s565,43\skr/s)
  expect(await axeFaults(page)).toEqual([])
  await keepPicture(page, 'finance-list')
})
