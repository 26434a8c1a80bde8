import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buyFor, type Firm, firm } from '../credit/firms.ts'
import { axeFaults } from '../support/accessibility.ts'
import { signIn } from '../support/account.ts'
import { until } from '../support/buyer.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { passTo } from '../support/finance.ts'
import { make, type Offering } from '../support/make.ts'
import { keepPicture, openAsClerk, openPage, overflow, press, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 120_000
/** Longer than any month. */
const A_MONTH_DAYS = 32

let house: House
let chromium: Browser
let own: Firm
let offering: Offering
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  own = await firm(house)
  offering = await make.offering(house, { startsInDays: 60 })
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function sound(page: Page, name: string): Promise<string> {
  const words = await wordsIn(page)
  await keepPicture(page, name)
  expect([name, await axeFaults(page), await overflow(page)]).toEqual([name, [], 0])
  return words
}

async function openAsOwner(path: string, width: number): Promise<Page> {
  const page = await openPage({ house, chromium }, `/sign-in?to=${path}`, width)
  await page.getByLabel('E-post', { exact: true }).first().fill(own.member.email)
  await page.getByLabel('Passord').fill(own.member.password)
  await press(page, 'Logg inn')
  return page
}

test(
  'an owner chooses one invoice a month, and checkout and order say when it comes',
  async () => {
    const page = await openAsOwner(`/company/${own.id}/invoicing`, 390)
    await page.getByLabel('Når vil dere ha fakturaene?').selectOption('last')
    await sound(page, 'collects-nb-390')
    await press(page, 'Lagre')
    expect(await wordsIn(page)).toContain('Lagret.')
    expect(await page.getByLabel('Når vil dere ha fakturaene?').inputValue()).toBe('last')
    const [{ slug }] = (await house.witness(
      `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offering.offeringId}'`,
    )) as [{ slug: string }]
    await page.goto(`${house.url}/courses/${slug}`)
    await page.getByRole('button', { name: 'Kjøp for ansatte' }).click()
    await page.getByRole('heading', { name: 'Kasse' }).waitFor()
    await page.getByLabel('Faktura', { exact: true }).check()
    expect(await sound(page, 'collected-checkout-nb-390')).toContain('samlet den siste dagen i måneden')
    await page.getByLabel(/Jeg godtar/).check()
    await press(page, /^Bestill/)
    await page.waitForURL(/\/orders\//)
    expect(await sound(page, 'collected-order-nb-390')).toMatch(
      /Fakturaen kommer 3[01]\. \w+ \d{4}, samlet med annet som bedriften bestiller/,
    )
    await page.goto(page.url().replace(house.url, `${house.url}/en`))
    expect(await sound(page, 'collected-order-en-390')).toMatch(/The invoice comes on .+, together with other orders/)
  },
  LONG_MS,
)

test(
  'the invoice says which line is of which order, is paid from the bank, and finance finds its orders on it',
  async () => {
    for (const headers of [own.member.headers, own.member.headers])
      expect((await buyFor(house, own, { offering, quantity: 2, headers })).status).toBe(201)
    await passTo(house, A_MONTH_DAYS)
    await signIn(house, own.member)
    const [invoice] = await until(
      () =>
        house.witness(
          `select d.id, d.token from documents d join document_files f on f.document_id = d.id and f.kind = 'pdf'
           where (select count(*) from document_demands y where y.document_id = d.id) > 1`,
        ),
      ({ length }) => length > 0,
    )
    const { id, token } = invoice as { id: string; token: string }
    const page = await openAsOwner(`/documents/${id}`, 390)
    const words = await sound(page, 'collective-nb-390')
    expect(words).toContain('En samlefaktura betales fra nettbanken.')
    expect(words).toMatch(/Ordre \d+, bestilt .+ av Per Innkjøp/)
    expect(words).toContain('Bestillingene')
    expect(words).not.toContain('Be om en rettet faktura')
    expect(await page.getByRole('button', { name: /med kort/ }).count()).toBe(0)
    await page.goto(`${house.url}/en/documents/${id}`)
    expect(await sound(page, 'collective-en-390')).toContain('paid from your bank')

    const guest = await openPage({ house, chromium }, `/pay/${token}`, 1280)
    const shown = await sound(guest, 'collective-guest-nb-1280')
    expect(shown).toContain('En samlefaktura betales fra nettbanken.')
    expect(shown).not.toContain('Bestillingene')

    const clerk = await openAsClerk({ house, chromium })
    await clerk.goto(`${house.url}/finance/documents/${id}`)
    expect(await sound(clerk, 'collective-finance-nb-1280')).toContain('Bestillingene')
    await clerk.locator('#orders a').last().click()
    await clerk.waitForURL(/\/finance\/orders\//)
    expect(await sound(clerk, 'collective-finance-order-nb-1280')).toContain('Fakturaen er ikke betalt ennå.')
  },
  LONG_MS,
)
