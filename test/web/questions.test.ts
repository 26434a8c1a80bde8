import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALLERGY, BADGE, CANARY, FOOD } from '../questions/ground.ts'
import { openAccount, signIn } from '../support/account.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering, until } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'
import { openPage, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let house: House
let chromium: Browser
let offering: Offering
let firm: Firm
beforeAll(async () => {
  ;[house, chromium] = await Promise.all([bootTill(), browser()])
  await hireStaff(house)
  offering = await make.offering(house, { startsInDays: 9, price: 0, capacity: 40 })
  firm = await openFirm(house)
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const asWho = async (page: Page, cookie: string) => {
  const [name, value] = cookie.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: house.url }])
}

/** Fills in the form of a question as the desk does. */
async function askOnPage(
  desk: Page,
  { text, reason, kind, ...more }: typeof ALLERGY & { choices?: typeof FOOD.choices; required?: boolean },
) {
  await desk.getByRole('link', { name: 'Nytt spørsmål' }).click()
  await desk.getByLabel('Spørsmålet – norsk').fill(text.nb)
  await desk.getByLabel('Spørsmålet – engelsk').fill(text.en)
  await desk.getByLabel('Hvorfor du spør – norsk').fill(reason.nb)
  await desk.getByLabel('Hvorfor du spør – engelsk').fill(reason.en)
  await desk.locator(`#kind-${kind}`).check()
  if (more.required) await desk.getByLabel('Må besvares').check()
  if (more.sensitive) await desk.getByLabel('Handler om helse').check()
  if (more.choices)
    await desk.getByLabel('Svarene å velge mellom – norsk').fill(more.choices.map(({ nb }) => nb).join('\n'))
  await press(desk, 'Still spørsmålet')
  if (!more.choices) return
  expect(await summary(desk)).toEqual([expect.stringContaining('like mange svar på norsk og engelsk')])
  await looksRight(desk, 'question-form')
  await desk.getByLabel('Svarene å velge mellom – engelsk').fill(more.choices.map(({ en }) => en).join('\n'))
  await desk.getByLabel('Lærerne ser svaret').check()
  await press(desk, 'Still spørsmålet')
}

test('the desk asks, a guest answers in the checkout on a phone, an employee when they accept, and each sees what is theirs to see', {
  timeout: 180_000,
}, async () => {
  const desk = await openPage({ house, chromium }, '/demo')
  await desk.locator('#administrator').getByRole('button').click()
  await desk.waitForURL((url) => !url.pathname.startsWith('/demo'))
  const here = `${house.url}/admin/offerings/${offering.offeringId}/questions`
  await desk.goto(here)
  await askOnPage(desk, ALLERGY)
  await askOnPage(desk, { ...FOOD, sensitive: false, keptDays: 14 })
  await askOnPage(desk, { ...BADGE, sensitive: false, keptDays: 14 })
  await press(desk, 'Flytt ned')
  expect(await desk.locator('ol.questions strong').allInnerTexts()).toEqual([
    FOOD.text.nb,
    ALLERGY.text.nb,
    BADGE.text.nb,
  ])
  await desk.getByText('Slik ser deltakerne det').click()
  await looksRight(desk, 'questions-desk')
  await desk.getByRole('link', { name: BADGE.text.nb }).click()
  await desk.getByLabel('Bedriften som betaler, ser svaret').check()
  await press(desk, 'Lagre spørsmålet')
  expect(await wordsIn(desk)).toContain('Spørsmålet stilles fra nå av')

  const [course] = await house.witness(`select slug from courses where id = '${offering.courseId}'`)
  const phone = await openPage({ house, chromium }, `/courses/${course!.slug}`, PHONE)
  await phone.locator('button[value="checkout"]').first().click()
  await phone.waitForURL(/\/checkout/)
  for (const [label, text] of [
    ['Navnet ditt', 'Kari Gjest'],
    ['E-post', 'kari@gjest.example'],
    ['Gateadresse', 'Storgata 1'],
    ['Postnummer', '0155'],
    ['Poststed', 'Oslo'],
  ] as const)
    await phone.getByLabel(label, { exact: true }).first().fill(text)
  await phone.locator('#acceptedSalesTerms').check()
  await press(phone, 'Meld på')
  expect(await summary(phone)).toEqual([expect.stringContaining(FOOD.text.nb)])
  await looksRight(phone, 'checkout-phone')
  await phone.getByLabel('Vegetar', { exact: true }).check()
  await phone.getByLabel(ALLERGY.text.nb).fill(CANARY)
  await press(phone, 'Meld på')
  expect(await wordsIn(phone)).toContain('Kari Gjest')

  await firm.buys(offering, 1)
  const account = await openAccount(house, 'Dina Dahl')
  const token = await firm.invited(offering, { name: 'Dina Dahl', email: account.email })
  const dina = await openPage({ house, chromium }, `/en/seat-invitation?token=${token}`)
  await press(dina, 'Yes please, enrol me')
  expect(await summary(dina)).toEqual([expect.stringContaining(FOOD.text.en)])
  await looksRight(dina, 'invitation-en')
  await dina.getByLabel('Vegan', { exact: true }).check()
  await dina.getByLabel(BADGE.text.en).fill('Innkjøp')
  await press(dina, 'Yes please, enrol me')
  expect(await wordsIn(dina)).toContain('You are enrolled')

  const firms = await openPage({ house, chromium }, '/')
  await asWho(firms, firm.owner.headers.cookie)
  await firms.goto(`${house.url}/company/${firm.id}/seats/${offering.offeringId}`)
  const words = await wordsIn(firms)
  expect(words).toContain('Innkjøp')
  expect(words).not.toContain('Vegan')
  await looksRight(firms, 'wallet-answers')

  await desk.goto(`${house.url}/teaching/${offering.offeringId}`)
  await desk.getByRole('link', { name: 'Svar fra deltakerne' }).click()
  expect(await wordsIn(desk)).toMatch(/Vegetar: 1 · Vegan: 1/)
  expect(await wordsIn(desk)).toContain(CANARY)
  await looksRight(desk, 'answers-desk')
  await desk.setViewportSize({ width: PHONE, height: 844 })
  await looksRight(desk, 'answers-desk-phone')
  await desk.goto(`${house.url}/en/admin/offerings/${offering.offeringId}/questions`)
  await looksRight(desk, 'questions-desk-phone-en')
})

test('whoever owes an answer is told in My learning and by one mail, and answers until the course begins', {
  timeout: 120_000,
}, async () => {
  const friend = await openAccount(house, 'Venn Venter')
  await firm.send('/orders', firm.owner.headers, {
    lines: [{ offeringId: offering.offeringId, quantity: 1, people: [{ name: 'Venn Venter', email: friend.email }] }],
    ...{ payer: firm.payer, payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: { minor: 0, currency: 'NOK' } },
  })
  await house.moveClock(30 * 3600)
  const mailed = () =>
    house.witness(`select subject from mails where kind = 'answers' and to_email = '${friend.email}'`)
  await until(async () => (await mailed()).length === 1)
  const page = await openPage({ house, chromium }, '/', PHONE)
  await asWho(page, (await signIn(house, friend)).cookie)
  await page.goto(`${house.url}/my-learning`)
  await looksRight(page, 'learning-task-phone')
  await page.getByRole('link', { name: 'Svar på spørsmålene før kurset begynner' }).click()
  await looksRight(page, 'own-answers-phone')
  await page.getByLabel('Alt', { exact: true }).check()
  await press(page, 'Lagre svarene')
  expect(await wordsIn(page)).toContain('Svarene er lagret')
  expect(await page.getByRole('link', { name: 'Svar på spørsmålene før kurset begynner' }).count()).toBe(0)
  await house.moveClock(9 * 24 * 3600)
  await asWho(page, (await signIn(house, friend)).cookie)
  await page.goto(`${house.url}/my-learning/${offering.offeringId}/answers`)
  expect(await wordsIn(page)).toContain('Kurset har begynt')
  await looksRight(page, 'own-answers-over')
  expect(await mailed()).toHaveLength(1)
})
