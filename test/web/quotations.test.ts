import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/accessibility.ts'
import { openAccount } from '../support/account.ts'
import { until } from '../support/buyer.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { keepPicture, openPage, overflow, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'

const LONG_MS = 180_000

let house: House
let chromium: Browser
let courseId: string
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  courseId = (await make.offering(house, { capacity: 40, title: 'Praktisk statistikk', startsInDays: 60 })).offeringId
}, LONG_MS)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function sound(page: Page, name: string): Promise<void> {
  await keepPicture(page, name)
  expect([name, await axeFaults(page), await overflow(page)]).toEqual([name, [], 0])
}
async function signedIn({ email, password }: { email: string; password: string }, width = 1280): Promise<Page> {
  const page = await openPage({ house, chromium }, '/sign-in', width)
  await page.getByLabel('E-post', { exact: true }).first().fill(email)
  await page.getByLabel('Passord').fill(password)
  await press(page, 'Logg inn')
  return page
}
async function asSupport(): Promise<Page> {
  const page = await openPage({ house, chromium }, '/demo')
  await page.locator('#support').getByRole('button').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/demo'))
  return page
}
async function fillCompany(page: Page, email: string): Promise<void> {
  await page.getByLabel('Bedriftens navn').fill('Nordvik AS')
  await page.getByLabel('Organisasjonsnummer').fill('998765404')
  await page.getByLabel(/Navnet ditt|Kontaktens navn/).fill('Kaia Kontakt')
  await page.getByLabel('E-post', { exact: true }).fill(email)
  await page.getByLabel('Gateadresse').fill('Storgata 5')
  await page.getByLabel('Postnummer').fill('0155')
  await page.getByLabel('Poststed').fill('Oslo')
}

test(
  'staff write an offer and mail it, the contact takes it up by the link with a purchase order, and makes the company’s account',
  async () => {
    const contact = await openAccount(house, 'Kaia Kontakt')
    const desk = await asSupport()
    await desk.goto(`${house.url}/quotations`)
    expect(await wordsIn(desk)).toContain('Ingen tilbud ennå')
    await sound(desk, 'quotations-none')
    await desk.goto(`${house.url}/quotations/new`)
    await press(desk, 'Lag tilbudet')
    expect((await summary(desk)).length).toBeGreaterThan(3)
    await sound(desk, 'quotation-new-refused')
    await desk.locator('[name="lines.0.offeringId"]').selectOption(courseId)
    await desk.locator('[name="lines.0.quantity"]').fill('3')
    await fillCompany(desk, contact.email)
    await desk.getByLabel('Hold av plassene til og med').fill(dayAhead(10))
    await press(desk, 'Lag tilbudet')
    expect(await wordsIn(desk)).toContain('Plassene holdes av til og med')
    await sound(desk, 'quotation-desk')
    await press(desk, /^Send til/)
    expect(await wordsIn(desk)).toContain('Tilbudet er sendt')

    const link = await until(
      async () => house.mails().flatMap(({ text }) => /http\S+\/quote\?token=\S+/.exec(text)?.[0] ?? [])[0] ?? '',
      (found) => found !== '',
    )
    const buyer = await openPage({ house, chromium }, new URL(link).pathname + new URL(link).search, 390)
    expect(await buyer.getByRole('link', { name: 'English' }).getAttribute('href')).toContain('/en/quote?token=')
    await press(buyer, 'Bestill med betalingsplikt')
    expect(await summary(buyer)).toHaveLength(1)
    await sound(buyer, 'quote-phone')
    await buyer.getByLabel('Innkjøpsordre').fill('PO 7781')
    await buyer.getByLabel(/Vi godtar/).check()
    await press(buyer, 'Bestill med betalingsplikt')
    expect(await wordsIn(buyer)).toContain('Lag en konto for Nordvik AS')
    await sound(buyer, 'quote-ordered-phone')
    const orderPath = new URL(buyer.url()).pathname

    const signed = await signedIn(contact)
    await signed.goto(`${house.url}${orderPath}`)
    await press(signed, 'Lag kontoen')
    expect(await wordsIn(signed)).toContain('Bedriftskontoen er laget')
    expect(await wordsIn(signed)).toContain('Praktisk statistikk')

    await desk.reload()
    expect(await wordsIn(desk)).toContain('blitt ordre')
    await desk.goto(`${house.url}/en/quotations`)
    await sound(desk, 'quotations-en')
  },
  LONG_MS,
)

test(
  'a buyer makes a quote of the cart to show whoever decides, and finds it again',
  async () => {
    const buyer = await openAccount(house, 'Bo Buyer')
    const page = await signedIn(buyer, 390)
    await page.goto(`${house.url}/courses`)
    await page
      .getByRole('link', { name: /Praktisk statistikk/ })
      .first()
      .click()
    await press(page, /Legg i handlekurv|Meld på|Kjøp/)
    await page.goto(`${house.url}/cart`)
    await page.getByRole('link', { name: 'Lag et tilbud å vise sjefen' }).click()
    await sound(page, 'cart-quotation-phone')
    await page.getByLabel('Bedriftens navn').waitFor()
    await fillCompany(page, buyer.email)
    await press(page, 'Lag tilbudet')
    expect(await wordsIn(page)).toContain('Prisene over gjelder')
    await sound(page, 'own-quote-phone')
    await page.goto(`${house.url}/en/company`)
    expect(await wordsIn(page)).toContain('Quotes you have made')
  },
  LONG_MS,
)

const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
