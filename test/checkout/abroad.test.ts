import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { type Answer, company, person } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'

const TAXED = {
  currency: 'NOK',
  grossMinor: 125_000,
  taxClass: 'standard',
  taxDecision: 'Ingrid: selvstudium',
} as const
const SWEDISH = { ...company(), name: 'Bergslagens Tryckeri AB', organisationNumber: 'SE556703748501', country: 'SE' }

let desk: Desk
let online: string
let campus: string
let teaching: string
beforeAll(async () => {
  desk = await openDesk()
  online = (await launch(desk.fleet, { price: TAXED, offering: { mode: 'online' } })).offeringId
  campus = (await launch(desk.fleet, { price: TAXED })).offeringId
  teaching = (await launch(desk.fleet, { offering: { mode: 'online' } })).offeringId
}, 60_000)
afterAll(() => desk?.fleet.close())

const order = (offeringId: string, payer: object, total: number, payBy = 'invoice'): Promise<Answer> =>
  desk.oneCall({
    lines: [{ offeringId, quantity: 1 }],
    payer,
    payBy,
    expectedTotal: { minor: total, currency: 'NOK' },
    acceptedSalesTerms: 1,
  })
const lineOf = async ({ body }: Answer) => {
  const [line] = await desk.fleet.witness<{ category: string; rate: number; vat: string; code: string }[]>`
    select l.vat_category as category, l.vat_rate_basis_points as rate, o.vat_minor as vat, l.vat_exemption_code as code
    from order_lines l join orders o on o.id = l.order_id where o.id = ${body.id}`
  return { ...line, vat: Number(line!.vat) }
}
const moveClock = async (days: number) => {
  await desk.fleet.does(({ client }) =>
    client.query('update demo_clock set ahead_seconds = ahead_seconds + $1', [days * 86_400]),
  )
  await desk.fleet.clockMoved()
}

describe('buyers outside Norway', () => {
  test('a company abroad pays no Norwegian VAT for a taxed course over the net, once it has seen that total', async () => {
    expect(await order(online, SWEDISH, 125_000)).toMatchObject({
      status: 409,
      body: { type: '/problems/checkout/price-changed', total: { minor: 100_000 } },
    })
    const placed = await order(online, SWEDISH, 100_000)
    expect(placed.status).toBe(201)
    expect(await lineOf(placed)).toEqual({ category: 'G', rate: 0, vat: 0, code: 'VATEX-EU-G' })
  })

  test('taught in Norway, it carries Norwegian VAT whoever comes, and exempt teaching is exempt for everybody', async () => {
    expect(await lineOf(await order(campus, SWEDISH, 125_000))).toMatchObject({
      category: 'S',
      rate: 2500,
      vat: 25_000,
    })
    expect(await lineOf(await order(teaching, SWEDISH, 490_000))).toMatchObject({ category: 'E', rate: 0, vat: 0 })
  })

  test('a private person abroad is told why a taxed course over the net is not for sale to them', async () => {
    const lives = (country: string) => ({ ...person(`i-${country}`), country })
    expect(await order(online, lives('DK'), 125_000, 'card')).toMatchObject({
      status: 409,
      body: { type: '/problems/checkout/taxed-elsewhere', country: 'DK' },
    })
    expect((await order(online, lives('NO'), 125_000, 'card')).status).toBe(201)
    expect((await order(teaching, lives('DK'), 490_000, 'card')).status).toBe(201)
  })

  test.for([
    ['a wrong check digit', 'SE', 'SE556703748502'],
    ['another country than the address', 'DE', 'SE556703748501'],
    ['a Norwegian number with a Swedish address', 'SE', '987654325'],
    ['a Swedish number with a Norwegian address', 'NO', 'SE556703748501'],
  ])('%s is no number of a company there', async ([, country, organisationNumber]) => {
    expect(await order(teaching, { ...SWEDISH, country, organisationNumber }, 490_000)).toMatchObject({
      status: 422,
      body: { type: '/problems/companies/bad-number', errors: [{ pointer: '/payer/organisationNumber' }] },
    })
  })

  test.for([
    ['of Greece, which writes EL', 'GR', 'EL 094259216'],
    ['of the United States, which has no VAT numbers', 'US', 'us 12-3456789'.replace('-', '')],
  ])('a company %s is one', async ([, country, organisationNumber]) => {
    expect((await order(teaching, { ...SWEDISH, country, organisationNumber }, 490_000)).status).toBe(201)
  })

  test('delivered, the export is invoiced with its reason and the buyer’s VAT number, and the books tie', async () => {
    await moveClock(40)
    const exported = async () =>
      desk.fleet.witness<{ category: string; reason: string; vat: string; buyer: string }[]>`
        select content->'vat'->0->>'category' as category, content->'vat'->0->>'exemptionReason' as reason,
          content->'totals'->>'vatMinor' as vat, content->'buyer'->>'vatNumber' as buyer
        from documents where content->'vat'->0->>'category' = 'G'`
    await expect.poll(async () => (await exported()).length, { timeout: 20_000 }).toBe(1)
    expect((await exported())[0]).toMatchObject({ category: 'G', vat: '0', buyer: 'SE556703748501' })
    expect((await exported())[0]!.reason).toContain('§ 6-22')
    await expectSoundBooks(desk.fleet.witness)
  })
})
