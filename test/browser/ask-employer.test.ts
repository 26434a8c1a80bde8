import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { employerAddress, linkOf } from '../asking/learner.ts'
import { type Account, openAccount } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { looksRight } from '../web/looks.ts'

const PHONE = 390

let house: House
let chromium: Browser
let offering: Offering
let learner: Account
beforeAll(async () => {
  house = await bootTill()
  chromium = await browser()
  offering = await make.offering(house, { capacity: 10, title: 'Praktisk statistikk', startsInDays: 60 })
  learner = await openAccount(house, 'Kari Konto')
}, 60_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const openPage = async (width: number): Promise<Page> => {
  const context = await chromium.newContext({ viewport: { width, height: 900 } })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}
const press = async (page: Page, name: string | RegExp) => {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()])
}
async function slug(): Promise<string> {
  const [row] = await house.witness(
    `select c.slug from courses c join offerings o on o.course_id = c.id where o.id = '${offering.offeringId}'`,
  )
  return row!.slug as string
}

/** Signed in on a phone, from the course to a request that has been sent. */
async function askOnPhone(page: Page, employer: string): Promise<void> {
  await page.goto(`${house.url}/courses/${await slug()}`)
  await press(page, 'Kjøp plass')
  await page.goto(`${house.url}/cart`)
  await page.getByRole('link', { name: 'Be arbeidsgiveren betale' }).click()
  await page.getByLabel('E-postadressen til den som skal svare').fill(employer)
  await page.getByLabel('Melding til arbeidsgiveren').fill('Dette trenger jeg til prosjektet vårt.')
  await looksRight(page, 'ask-employer-phone-form')
  await press(page, 'Send forespørselen')
}

test('a learner asks from their phone, the employer says yes on invoice in English, and the learner has a seat', {
  timeout: 150_000,
}, async () => {
  const phone = await openPage(PHONE)
  await phone.goto(`${house.url}/sign-in`)
  await phone.getByLabel('E-post').fill(learner.email)
  await phone.getByLabel('Passord', { exact: true }).fill(learner.password)
  await press(phone, 'Logg inn')
  const employer = employerAddress()
  await askOnPhone(phone, employer)
  const token = await linkOf(house, employer)
  // The mail arrives a moment before it is noted that it was taken.
  await expect
    .poll(
      async () => {
        await phone.reload()
        return phone.getByRole('heading', { name: 'Venter på svar' }).isVisible()
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  await looksRight(phone, 'ask-employer-phone-request')
  const requestAt = phone.url()
  await phone.getByRole('link', { name: 'Betal selv' }).click()
  await looksRight(phone, 'ask-employer-phone-pay')

  const desk = await openPage(1280)
  await desk.goto(`${house.url}/en/employer-request?token=${token}`)
  await desk.getByRole('heading', { name: 'Kari Konto asks you to pay for a course' }).waitFor()
  await looksRight(desk, 'ask-employer-cover')
  const [unopened] = await house.witness('select opened_at from purchase_requests')
  expect(unopened!.opened_at, 'a mail filter opens the link too').toBeNull()
  const inNorwegian = desk.getByRole('link', { name: 'Norsk' })
  expect(await inNorwegian.getAttribute('href')).toContain(`/employer-request?token=${token}`)
  await press(desk, 'Go on and answer')
  await press(desk, /Yes, order with obligation to pay/)
  await desk.getByRole('alert').waitFor()
  await looksRight(desk, 'ask-employer-refused')
  await desk.getByLabel('Organisation number').fill('974 760 673')
  await desk.getByLabel('Company name').fill('Fjord Firma AS')
  await desk.getByLabel('Your name').first().fill('Siv Sjef')
  await desk.getByLabel('E-mail').first().fill(employer)
  await desk.getByLabel('Street address').fill('Storgata 5')
  await desk.getByLabel('Postcode').fill('0155')
  await desk.getByLabel('City').fill('Oslo')
  await desk.getByLabel(/I accept the/).check()
  await looksRight(desk, 'ask-employer-answer')
  await press(desk, /Yes, order with obligation to pay/)
  await desk.getByRole('heading', { name: 'The seats are yours' }).waitFor()

  await phone.goto(requestAt)
  await phone.getByRole('heading', { name: 'Arbeidsgiveren har sagt ja' }).waitFor()
  await looksRight(phone, 'ask-employer-phone-approved')
  await phone.goto(`${house.url}/my-learning`)
  await phone.getByText('Du er påmeldt').waitFor()
  await looksRight(phone, 'ask-employer-phone-learning')
  await desk.goto(`${house.url}/en/employer-request?token=${token}`)
  await desk.getByRole('heading', { name: 'This link no longer works' }).waitFor()
  await phone.context().close()
  await desk.context().close()
})
