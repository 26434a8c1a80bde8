import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RuledFirm, ruledFirm } from '../asking/ruled-firm.ts'
import { until } from '../support/buyer.ts'
import { browser } from '../support/chromium.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { looksRight } from '../web/looks.ts'

const PHONE = 390
const DESK = 1280

let house: House
let chromium: Browser
let offering: Offering
let own: RuledFirm
beforeAll(async () => {
  house = await bootTill()
  chromium = await browser()
  offering = await make.offering(house, { capacity: 20, title: 'Praktisk statistikk', startsInDays: 60 })
  own = await ruledFirm(house, null)
}, 60_000)
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

async function signedIn(width: number, { headers }: { headers: { cookie: string } }): Promise<Page> {
  const context = await chromium.newContext({ viewport: { width, height: 900 } })
  context.setDefaultTimeout(15_000)
  const [name, value] = headers.cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: house.url }])
  return context.newPage()
}
const press = async (page: Page, name: string | RegExp) => {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()])
}

/** The owner says from their desk what needs a yes. */
async function ruleAtDesk(desk: Page): Promise<void> {
  await desk.goto(`${house.url}/company/${own.id}/approval-rule`)
  await desk.getByLabel('Det som koster mer enn et beløp').check()
  await desk.getByLabel('Beløp i kroner, med mva.').fill('10 000')
  await press(desk, 'Lagre')
  await desk.getByRole('alert').waitFor()
  await desk.getByLabel('Hvorfor? Står i historikken').fill('Styrevedtak')
  await looksRight(desk, 'approval-rule-refused')
  await press(desk, 'Lagre')
  await desk.getByText('Lagret. Gjelder fra nå av.').waitFor()
}

/** The buyer fills a cart on a phone and finds a question where the order button would be. */
async function askOnPhone(phone: Page): Promise<void> {
  const cart = await own.buyer.send('/carts')
  await own.buyer.send(`/carts/${cart.body.id}/lines`, { offeringId: offering.offeringId, quantity: 3 })
  await phone.goto(`${house.url}/checkout?as=company`)
  await phone.getByText('Skriv navnene nå').click()
  await phone.getByLabel('Navn 1').fill('Nina Navn')
  await phone.getByLabel('E-post 1').fill('nina@fjord.example')
  await phone.getByLabel('Melding til den som skal godkjenne').fill('Til teamet i Bergen')
  await looksRight(phone, 'approval-phone-checkout')
  expect(await phone.getByRole('button', { name: /Bestill/ }).isVisible()).toBe(false)
  await press(phone, 'Be om godkjenning')
  await phone.getByRole('heading', { name: 'Venter på godkjenning' }).waitFor()
  await looksRight(phone, 'approval-phone-request')
}

test('an owner sets the rule, a buyer asks from their phone, and a manager says yes in English', {
  timeout: 150_000,
}, async () => {
  const desk = await signedIn(DESK, own.owner)
  await ruleAtDesk(desk)
  await looksRight(desk, 'approval-rule')
  const phone = await signedIn(PHONE, own.buyer)
  await askOnPhone(phone)
  const link = await until(
    async () =>
      house
        .mails()
        .flatMap(({ to, text }) => (to.includes(own.manager.email) ? (/\S+\/approvals\/\S+/.exec(text) ?? []) : [])),
    ({ length }) => length > 0,
  )
  await desk.goto(`${house.url}/company/${own.id}/approvals`)
  await desk.getByRole('link', { name: 'Godkjenning (1)' }).waitFor()
  await looksRight(desk, 'approvals')

  const manager = await signedIn(PHONE, own.manager)
  await manager.goto(String(link[0]))
  await manager.getByText('Nina Navn').waitFor()
  await press(manager, /Ja, bestill med betalingsplikt/)
  await manager.getByRole('alert').waitFor()
  await looksRight(manager, 'approval-phone-refused')
  await manager.goto(String(link[0]).replace('/company/', '/en/company/'))
  await manager.getByLabel(/I accept the/).check()
  await looksRight(manager, 'approval-phone-answer')
  await press(manager, /Yes, order with obligation to pay/)
  await manager.getByRole('heading', { name: 'The seats are yours' }).waitFor()

  await phone.reload()
  await phone.getByRole('heading', { name: 'Godkjent', exact: true }).waitFor()
  await phone.getByRole('link', { name: 'Gå videre' }).click()
  await phone.getByText('Godkjent av Leif Leder').waitFor()
  await desk.goto(`${house.url}/company/${own.id}/orders`)
  await desk.getByText('Godkjent av Leif Leder').waitFor()
  for (const page of [desk, phone, manager]) await page.context().close()
})

test('a no shows its reason to the buyer, who puts it into the cart again', { timeout: 90_000 }, async () => {
  await own.rules(1_000_000)
  const other = await make.offering(house, { capacity: 20, title: 'Ledelse i praksis', startsInDays: 60 })
  const id = await own.asked(other, 3)
  const desk = await signedIn(DESK, own.owner)
  await desk.goto(`${house.url}/company/${own.id}/approvals/${id}`)
  await desk.getByText('Nei, ikke bestill').click()
  await desk.getByLabel('Hvorfor ikke?').fill('Vent til neste år')
  await looksRight(desk, 'approval-answer')
  await press(desk, 'Send svaret nei')
  await desk.getByText('Ikke godkjent').waitFor()
  const phone = await signedIn(PHONE, own.buyer)
  await phone.goto(`${house.url}/purchase-requests/${id}`)
  await phone.getByText('Vent til neste år').waitFor()
  await looksRight(phone, 'approval-phone-declined')
  await press(phone, 'Legg det i handlekurven på nytt')
  await phone.getByText('Ledelse i praksis').first().waitFor()
  for (const page of [desk, phone]) await page.context().close()
})
