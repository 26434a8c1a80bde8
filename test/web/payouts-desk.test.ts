import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPayoutTill, type PayoutTill } from '../payouts/till.ts'
import { browser } from '../support/chromium.ts'
import { openAsClerk, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let till: PayoutTill
let chromium: Browser
beforeAll(async () => {
  ;[till, chromium] = await Promise.all([openPayoutTill(), browser()])
  await hireStaff(till.house)
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await till?.house.close()
})

test('a clerk sees that a payout adds up, decides on a phone what is not the till’s, and says which deposit it is', {
  timeout: 120_000,
}, async () => {
  const { house, control } = till
  await till.bought()
  const whole = await till.seen(await till.paidOut())
  await till.banked([whole.amountMinor])
  const order = await till.bought()
  await till.bought()
  await till.stripe.refunds.create({ charge: await till.chargeOf(order), amount: 120_000 })
  await control('fees', { amount: 2_500 })
  await control('fees', { amount: 700, as: 'adjustment' })
  const mixed = await till.seen(await till.paidOut())
  await till.banked([mixed.amountMinor], { payer: 'Ukjent avsender' })
  await till.later()
  await till.seen(whole.stripePayout, ({ arrivedOn }) => arrivedOn !== null)

  const desk = await openAsClerk({ house, chromium })
  await desk.goto(`${house.url}/finance/payouts`)
  const words = await wordsIn(desk)
  expect(words).toContain('Går opp: 1 linje, rest 0,00 kr.')
  expect(words).toContain('Går opp, men 1 linje må avgjøres.')
  await looksRight(desk, 'payouts')
  await desk.goto(`${house.url}/finance/payouts?state=open&from=2099-01-01`)
  expect(await wordsIn(desk)).toContain('Ingen utbetalinger her.')
  await desk.getByLabel('Et ord som står i navnet').fill('st')
  await press(desk, 'Lagre')
  expect((await summary(desk)).length).toBe(1)

  const phone = await openAsClerk({ house, chromium }, PHONE)
  await phone.goto(`${house.url}/finance/payouts`)
  await looksRight(phone, 'payouts-phone')
  await phone.goto(`${house.url}/finance/payouts/${mixed.id}`)
  expect(await wordsIn(phone)).toContain(`ordre ${order.number}`)
  await looksRight(phone, 'payout-phone')
  await press(phone, /^Avgjør/)
  expect((await summary(phone)).length).toBe(2)
  await phone.getByLabel('Et gebyr').check()
  await phone.getByLabel('Begrunnelse').fill('Rettet av Stripe i november')
  await press(phone, /^Avgjør/)
  expect(await wordsIn(phone)).toContain('Går opp: 5 linjer, rest 0,00 kr.')
  await press(phone, /^Angre/)
  expect(await wordsIn(phone)).toContain('Angret. Linjen er åpen igjen.')

  await desk.goto(`${house.url}/en/finance/bank?search=Ukjent`)
  await desk.getByRole('link', { name: 'Ukjent avsender' }).click()
  await press(desk, /^It is this one/)
  expect(await wordsIn(desk)).toContain('Payout of card payments')
  await looksRight(desk, 'payout-deposit-en')
  await desk.locator('.desk-facts').getByRole('link').click()
  await desk.waitForURL(/finance\/payouts\//)
  await looksRight(desk, 'payout-en')
  await desk.context().close()
  await phone.context().close()
})
