import { afterAll, beforeAll, expect, test } from 'vitest'
import { quotationTokenOf } from '../../src/quotations/quotation-token.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make } from '../support/make.ts'
import { openMunicipality } from '../units/units.ts'
import { browse, hiddenFields, wordsOf } from '../web/browser.ts'

const LONG_MS = 60_000
let house: House
let town: Awaited<ReturnType<typeof openMunicipality>>
beforeAll(async () => {
  house = await bootTill()
  town = await openMunicipality(house)
}, LONG_MS)
afterAll(() => house?.close())

/** What staff offered the municipality, as its link opens it to whoever has these headers. */
async function offered(headers: { cookie?: string }) {
  const { offeringId } = await make.offering(house, { capacity: 20 })
  const support = bearer(await make.client(house, ['support']))
  const wish = { payer: town.payer, lines: [{ offeringId, quantity: 2 }] }
  const { body } = await ask<{ id: string }>(house, '/quotations', {
    method: 'POST',
    headers: { ...support, 'idempotency-key': offeringId },
    body: wish,
  })
  const page = browse(house.url)
  for (const pair of headers.cookie?.split('; ') ?? []) page.cookies.set(...(pair.split('=') as [string, string]))
  const token = quotationTokenOf(house.till.config.sessionSecret, body.id)
  const shown = await page.get(`/quote?token=${token}`)
  const fields = { ...hiddenFields(shown.body), payBy: 'invoice', acceptedSalesTerms: 'yes' }
  return {
    shown: wordsOf(shown.body),
    accept: (more: Record<string, string>) => page.post('/quote', { ...fields, ...more }),
  }
}
const lastUnit = async () =>
  (await house.witness('select unit_id, purchase_order_number from orders order by number desc limit 1'))[0]

test('an owner who accepts a quote says for which unit it is, and gives the number that this unit needs', async () => {
  const { shown, accept } = await offered(town.owner.headers)
  expect(shown).toMatch(/Hele bedriften.*Fjordheim barnehage.*Fjordheim skole \(3310\)/)
  const refused = await accept({ unitId: town.barnehage })
  expect([refused.status, wordsOf(refused.body)]).toEqual([422, expect.stringMatching(/nnkjøpsordre/)])
  expect((await accept({ unitId: town.barnehage, purchaseOrderNumber: 'PO 12' })).status).toBe(303)
  expect(await lastUnit()).toEqual({ unit_id: town.barnehage, purchase_order_number: 'PO 12' })
})

test('whoever is bound to one unit accepts for that one without being asked', async () => {
  const { shown, accept } = await offered(town.buyer.headers)
  expect(shown).toMatch(/Bestillingen er for Fjordheim skole \(3310\)/)
  expect((await accept({})).status).toBe(303)
  expect(await lastUnit()).toMatchObject({ unit_id: town.skole })
})

test('whoever comes by the link alone is told nothing of units', async () => {
  const { shown, accept } = await offered({})
  expect(shown).not.toMatch(/Fjordheim skole/)
  const before = await house.witness('select count(*)::int as n from orders')
  expect((await accept({ unitId: town.skole })).status).toBe(422)
  expect(await house.witness('select count(*)::int as n from orders')).toEqual(before)
})
