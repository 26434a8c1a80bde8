import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from '../paying-back/house.ts'
import { browser } from '../support/chromium.ts'
import { company, unique, until } from '../support/make.ts'
import { openAsClerk, press, summary, wordsIn } from './clicks.ts'
import { hireStaff } from './desk-people.ts'
import { looksRight } from './looks.ts'

const PHONE = 390
let at: Awaited<ReturnType<typeof openHouse>>
let chromium: Browser
beforeAll(async () => {
  ;[at, chromium] = await Promise.all([openHouse(), browser()])
  await hireStaff(at.house)
}, 90_000)
afterAll(async () => {
  await chromium?.close()
  await at?.house.close()
})

test('a clerk sets one balance off and pays another out; the payee gives the account on a phone, and the bank’s file closes it', {
  timeout: 180_000,
}, async () => {
  const { house } = at
  const buyer = company({ email: `faktura-${unique()}@bedrift.test` })
  const from = await at.withBalance(buyer, 300_000)
  const open = await at.invoiced(buyer)
  const page = await openAsClerk({ house, chromium })
  await page.goto(`${house.url}/finance/paybacks`)
  expect(await wordsIn(page)).toContain('Kjøpere har til gode: 3 000,00 kr.')
  await page.getByRole('link', { name: `faktura ${from.number}` }).click()
  await looksRight(page, 'balance')
  const card = page.locator('li', { hasText: `Faktura ${open.number}` })
  await card.getByLabel('Beløp som betaler denne').fill('100')
  await card.getByRole('button', { name: /Motregn/ }).click()
  await page.getByText('Motregnet. Kjøperen får beskjed').waitFor()
  await page.getByLabel('Beløp i kroner').fill('99 999')
  await press(page, 'Spør om konto')
  expect((await summary(page)).join()).toContain('ikke så mye for mye')
  await page.getByLabel('Beløp i kroner').fill('2 900')
  await press(page, 'Spør om konto')
  await page.getByText('Mottakeren er spurt om konto på e-post.').waitFor()
  const [payback] = await house.witness('select id from paybacks')

  const phone = await (await chromium.newContext({ viewport: { width: PHONE, height: 844 } })).newPage()
  await phone.goto(`${house.url}/payback?token=${await at.linkTo(buyer.email)}`)
  await looksRight(phone, 'payee-phone')
  await phone.getByLabel('Kontonummer').fill('1234 56 78904')
  await press(phone, 'Bekreft kontoen')
  expect((await summary(phone)).join()).toContain('tastefeil')
  await phone.getByLabel('Kontonummer').fill('1234 56 78903')
  await press(phone, 'Bekreft kontoen')
  await phone.getByRole('heading', { name: 'Takk, kontoen er registrert' }).waitFor()
  await phone.goto(`${house.url}/en/payback?token=${await at.linkTo(buyer.email)}`)
  expect(await wordsIn(phone)).toContain('This link does not work any more')

  await page.reload()
  await press(page, 'Godkjenn')
  await page.getByText('1 av 2 har gjort det').waitFor()
  await looksRight(page, 'payback-to-approve')
  await at.approves(at.siri, { id: String(payback!.id) })
  await page.goto(`${house.url}/finance/paybacks`)
  await press(page, 'Lag betalingsfil')
  await page.getByText('Betalingsfilen er laget.').waitFor()
  await press(page, /^Jeg har levert den til banken/)
  await page.getByText('Hos banken').waitFor()
  await looksRight(page, 'paybacks')
  const small = await openAsClerk({ house, chromium }, PHONE)
  await small.goto(`${house.url}/en/finance/paybacks`)
  await looksRight(small, 'paybacks-phone-en')

  const [sent] = await house.witness('select reference from paybacks')
  await at.take([at.entry(290_000, { out: true, payments: [{ endToEnd: String(sent!.reference) }] })])
  await until(async () => (await house.witness('select from paybacks where paid_on is not null')).length === 1)
  await small.goto(`${house.url}/finance/paybacks/${payback!.id}`)
  expect(await wordsIn(small)).toContain('Betalt')
  const [document] = await house.witness(`select token from documents where id = '${from.id}'`)
  const buyers = await chromium.newPage({ viewport: { width: PHONE, height: 844 } })
  await buyers.goto(`${house.url}/pay/${document!.token}`)
  expect(await wordsIn(buyers)).toContain('2 900,00 kr ble betalt tilbake til konto')
  await looksRight(buyers, 'document-phone')
})
