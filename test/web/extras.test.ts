import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { ExtraBody } from '../../src/pricing/extra-body.ts'
import { addExtra } from '../../src/pricing/put-extra.ts'
import { axeFaults } from '../support/accessibility.ts'
import { expectSoundBooks } from '../support/books.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, company, make, type Offering, type Placed, until } from '../support/make.ts'
import { openAsClerk, openPage, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 60_000
const PHONE = 390

let house: House
let chromium: Browser
let offering: Offering
let slug: string
const ids: Record<string, string> = {}
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await make.offering(house, { capacity: 10, title: 'Praktisk statistikk' })
  const [row] = await house.witness(
    `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offering.offeringId}'`,
  )
  slug = String(row!.slug)
  const extras = {
    lunch: { name: { nb: 'Lunsj', en: 'Lunch' }, grossMinor: 23_000, taxClass: 'food' },
    book: { name: { nb: 'Lærebok', en: 'Textbook' }, grossMinor: 39_900, taxClass: 'zero', delivered: 'on-order' },
  }
  for (const [key, extra] of Object.entries(extras)) {
    const body = ExtraBody.parse({ ...extra, taxDecision: 'Ingrid' })
    ids[key] = (
      await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
        addExtra(tx, { ...body, offeringId: offering.offeringId }),
      )
    ).extraId
  }
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function sound(page: Page): Promise<void> {
  expect(await axeFaults(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
}

test(
  'a buyer on a phone ticks a lunch by the keyboard, changes its number in the cart and sees the same total at checkout',
  async () => {
    const page = await openPage({ house, chromium }, `/courses/${slug}`, PHONE)
    await page.getByLabel('Antall').fill('2')
    await page.getByLabel('Lunsj').focus()
    await page.keyboard.press('Space')
    await sound(page)
    await press(page, 'Legg i handlekurven')
    expect(await wordsIn(page)).toMatch(
      /Lunsj 200 kr uten mva\.,.*460 kr.*Lærebok.*399 kr per stk\..*Mva\. 15 % 60 kr.*Å betale 10 260 kr/,
    )
    await sound(page)
    await page.getByLabel('Antall Lunsj').fill('1')
    await page.getByLabel('Antall Lærebok').fill('2')
    await press(page, 'Endre')
    expect(await wordsIn(page)).toMatch(/Mva\. 15 % 30 kr.*Å betale 10 828 kr/)
    await page.getByLabel('Plasser på', { exact: false }).or(page.getByLabel('Antall plasser på')).first().fill('1')
    await press(page, 'Endre')
    expect(await page.getByLabel('Antall Lærebok').inputValue()).toBe('1')
    await page.goto(`${house.url}/en/checkout`)
    expect(await wordsIn(page)).toMatch(/Lunch NOK 230.*Textbook NOK 399.*To pay NOK 5,529/)
    await sound(page)
  },
  LONG_MS,
)

test(
  'a course keeper makes an extra, is told what is wrong, and warned of the law where it would be invoiced too early',
  async () => {
    const page = await openPage({ house, chromium }, '/demo')
    await page.locator('#administrator').getByRole('button').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
    await page.goto(`${house.url}/admin/offerings/${offering.offeringId}`)
    await sound(page)
    await page.getByRole('link', { name: 'Nytt tillegg' }).click()
    await page.getByRole('heading', { level: 1, name: 'Nytt tillegg' }).waitFor()
    await press(page, 'Lag tillegget')
    expect(await summary(page)).toEqual(expect.arrayContaining(['Navn – norsk: Fyll ut dette feltet.']))
    await sound(page)
    await page.getByLabel('Navn – norsk').fill('Kursmappe')
    await page.getByLabel('Navn – engelsk').fill('Folder')
    await page.getByLabel('Pris (norske kroner)').fill('10')
    await page.getByLabel('Mva.-klasse').selectOption('food')
    await page.getByLabel('Hvem har avgjort').fill('K. Berg')
    await press(page, 'Lag tillegget')
    expect((await summary(page)).join()).toContain('går ikke opp med mva.')
    await page.getByLabel('Mva.-klasse').selectOption('zero')
    await press(page, 'Lag tillegget')
    expect(await wordsIn(page)).toMatch(/Tillegget er lagret.*bokføringsforskriften § 5-2-6/)
    await sound(page)
    await page.getByLabel('Sendes når det bestilles').check()
    await press(page, 'Lagre tillegget')
    expect(await wordsIn(page)).toMatch(/Kursmappe sendes straks · 0 % mva\. 10 kr/)
    await page.getByRole('link', { name: 'Kursmappe' }).click()
    await press(page, 'Slutt å selge det')
    expect(await wordsIn(page)).not.toContain('Kursmappe')
  },
  LONG_MS,
)

test(
  'a clerk who credits a seat sees which extras go along and which are delivered, and may choose otherwise',
  async () => {
    const extras = Object.values(ids).map((extraId) => ({ extraId, quantity: 2 }))
    const program = await make.client(house, ['course-administrator'])
    const { body } = await ask<Placed>(house, '/orders', {
      method: 'POST',
      headers: { ...bearer(program), 'idempotency-key': 'med-tillegg' },
      body: {
        lines: [{ offeringId: offering.offeringId, quantity: 2, extras }],
        ...{ payer: company(), payBy: 'invoice', acceptedSalesTerms: 1 },
        expectedTotal: { minor: 1_105_800, currency: 'NOK' },
      },
    })
    await until(
      async () => (await house.witness(`select id from documents where order_id = '${body.id}'`)).length === 1,
    )
    const page = await openAsClerk({ house, chromium }, PHONE)
    await page.goto(`${house.url}/finance/orders/${body.id}`)
    expect(await wordsIn(page)).toMatch(/Lunsj .*2 × · 400 kr/)
    await page.goto(`${house.url}/finance/orders/${body.id}/credit/part?what=seats`)
    await sound(page)
    await page.getByLabel('Plass 1, uten navn').check()
    await page.getByLabel('Grunn').fill('Syk')
    await press(page, 'Se hva som vil skje')
    const shown = await wordsIn(page)
    expect(shown).toMatch(/Krediteres 4 900,00 kr/)
    expect(shown).toMatch(/230,00 kr skulle faktureres senere og blir aldri fakturert/)
    expect(shown).toMatch(/Lunsj: 1 går tilbake, 1 beholdes\. Lærebok: 2 er levert og krediteres ikke\./)
    await sound(page)
    await page.goto(`${house.url}/finance/orders/${body.id}/credit/part?what=seats`)
    await page.getByLabel('Plass 1, uten navn').check()
    await page.getByLabel('Lærebok: hvor mange går tilbake').fill('1')
    await page.getByLabel('Grunn').fill('Syk')
    await press(page, 'Se hva som vil skje')
    await press(page, 'Krediter dette')
    await until(
      async () => (await house.witness(`select id from documents where order_id = '${body.id}'`)).length === 2,
    )
    const [note] = await house.witness(
      `select gross_minor::int as gross from documents where order_id = '${body.id}' and kind = 'credit-note'`,
    )
    expect(note!.gross).toBe(529_900)
    await expectSoundBooks(house.eye)
  },
  LONG_MS,
)
