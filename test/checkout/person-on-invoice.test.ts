import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextBankingDay } from '../../src/platform/banking-days.ts'
import { dayPlus } from '../../src/platform/clock.ts'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { checkOut, fillCart, person } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'

const TRUSTING = { offering: { invoiceToPersons: true } }
const DEAR = {
  currency: 'NOK',
  netMinor: 2_500_100,
  taxClass: 'exempt-teaching',
  taxDecision: 'Undervisning',
} as const

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const onInvoice = async (offeringId: string, name: string) =>
  checkOut(desk.shop, await fillCart(desk.shop, offeringId), { payer: person(name), payBy: 'invoice' })

describe('a private person pays on invoice where the offering allows it', () => {
  test('the seat is theirs at once, and the invoice has a payment reference and is due after a fortnight', async () => {
    const { offeringId } = await launch(desk.fleet, TRUSTING)
    const placed = await onInvoice(offeringId, 'faktura')
    expect(placed).toMatchObject({ status: 201, body: { state: 'awaiting-transfer', paymentPage: null } })
    const order = await desk.documented(placed)
    expect(order.body.seats).toEqual([expect.objectContaining({ name: 'Kjøper faktura', enrolled: true })])
    const [document] = await desk.fleet.witness<
      { kid: string; date: string; due: string; means: string; payable: number }[]
    >`select kid, document_date::text as date, due_date::text as due, content->'payment'->>'meansCode' as means,
        (content->'totals'->>'payableMinor')::int as payable from documents where order_id = ${placed.body.id}`
    expect(document).toMatchObject({ kid: expect.stringMatching(/^9\d{11}$/), means: '30', payable: 490_000 })
    expect(document!.due).toBe(nextBankingDay(dayPlus(document!.date, 14)))
    await expectSoundBooks(desk.fleet.witness)
  })

  test('where one offering of the order does not, it is refused by name and nothing is taken', async () => {
    const { offeringId } = await launch(desk.fleet)
    expect(await onInvoice(offeringId, 'uten')).toMatchObject({
      status: 422,
      body: { type: '/problems/request/invalid', errors: [{ pointer: '/payBy' }] },
    })
    const [seats] = await desk.fleet.witness<{ sold: number }[]>`select count(*)::int as sold from seats s
      join seat_pools p on p.id = s.pool_id where p.offering_id = ${offeringId} and s.sold_at is not null`
    expect(seats).toEqual({ sold: 0 })
  })

  test('a private person is trusted with less than a company', async () => {
    const { offeringId } = await launch(desk.fleet, { ...TRUSTING, price: DEAR })
    expect(await onInvoice(offeringId, 'dyr')).toMatchObject({
      status: 403,
      body: { type: '/problems/checkout/too-large', most: { total: { minor: 2_500_000, currency: 'NOK' } } },
    })
  })
})
