import { afterAll, beforeAll, expect, test } from 'vitest'
import { completedEnrolment } from '../../src/certifying/completed-enrolment.ts'
import { sellerOf } from '../../src/invoicing/document-of.ts'
import { sellerSetting } from '../../src/invoicing/seller.ts'
import { writeSetting } from '../../src/platform/settings.ts'
import { act } from '../../src/platform/till.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { SELLER } from '../support/fleet.ts'
import { ask, bearer, buy, company, make, until } from '../support/make.ts'

const SAYS_MORE = {
  ...SELLER,
  website: 'https://fjordbyen.example',
  shopName: { nb: 'Zqxbutikk', en: 'Zqxshop' },
  tagline: { nb: 'Zqxmotto', en: 'Zqxmotto' },
  companyWords: { nb: 'Zqxord til bedrifter', en: 'Zqxwords to companies' },
  companyPhone: 'Zqx 55 58 00 00',
}
const ON_PAPER = [
  ...['address', 'bankAccount', 'email', 'inForetaksregisteret', 'legalName'],
  ...['name', 'organisationNumber', 'vatRegistered', 'website'],
]

let house: House
beforeAll(async () => {
  house = await bootTill()
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => writeSetting(tx, sellerSetting, SAYS_MORE))
}, 60_000)
afterAll(() => house?.close())

test('papers say who sells, and nothing of what pages and mails show beside it', () => {
  expect(Object.keys(sellerOf(SAYS_MORE)).toSorted()).toEqual(ON_PAPER)
  const { website: _none, ...without } = SAYS_MORE
  expect(Object.keys(sellerOf(without))).not.toContain('website')
  expect(JSON.stringify(sellerOf(SAYS_MORE))).not.toMatch(/zqx/i)
})

test('words to companies and their telephone stand in no document, quotation or certificate that is made while the pages show them', async () => {
  const page = await fetch(`${house.url}/companies`, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('Zqxord til bedrifter')
  const offering = await make.offering(house)
  const bought = await buy(house, { offering })
  const issued = () => house.witness(`select content from documents where order_id = '${bought.id}'`)
  await until(async () => (await issued()).length === 1)
  const [document] = await issued()
  expect(Object.keys((document!.content as { seller: object }).seller).toSorted()).toEqual(ON_PAPER)
  const offered = await ask(house, '/quotations', {
    method: 'POST',
    headers: { ...bearer(await make.client(house, ['support'])), 'idempotency-key': 'zqx' },
    body: { payer: company(), lines: [{ offeringId: offering.offeringId, quantity: 1 }] },
  })
  expect(offered.status, JSON.stringify(offered.body)).toBe(201)
  const [quotation] = await house.witness('select content from quotations')
  const [enrolment] = await house.witness(`select e.id from enrolments e where order_id = '${bought.id}'`)
  const certified = await act(house.till, { kind: 'job', name: 'test' }, async (tx) => {
    await tx.client.query('update enrolments set completed_at = app_now() where id = $1', [enrolment!.id])
    return completedEnrolment(tx, String(enrolment!.id))
  })
  expect(certified!.content.seller).toMatchObject({ name: SELLER.name, bankAccount: SELLER.bankAccount })
  expect(JSON.stringify([document, quotation, certified])).not.toMatch(/zqx/i)
})
