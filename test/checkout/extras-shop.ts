import { moveClock } from '../../src/demo/clock.ts'
import { daysAfter } from '../../src/platform/clock.ts'
import { ExtraBody } from '../../src/pricing/extra-body.ts'
import { addExtra } from '../../src/pricing/put-extra.ts'
import { launch } from '../storefront/make.ts'
import { type Answer, company } from '../support/buyer.ts'
import type { Desk } from '../support/desk.ts'

const DAY_SECONDS = 86_400

export const BOOK = {
  name: { nb: 'Lærebok', en: 'Textbook' },
  grossMinor: 39_900,
  taxClass: 'zero',
  delivered: 'on-order',
}
export const LUNCH = { name: { nb: 'Lunsj', en: 'Lunch' }, grossMinor: 23_000, taxClass: 'food' }
export const EXAM = { name: { nb: 'Eksamen', en: 'Examination' }, grossMinor: 50_000, taxClass: 'exempt-teaching' }

type Sold = { offeringId: string; extraIds: string[] }
type Line = { quantity?: number; extras?: { extraId: string; quantity: number }[] }

/** A shop whose courses have something to sell beside their seats. */
export const extrasShop = (desk: Desk) => ({
  /** A course ten days from now with these extras. */
  async courseWith(...extras: object[]): Promise<Sold> {
    const startsAt = daysAfter(await desk.fleet.does(async (tx) => tx.now), 10)
    const { offeringId } = await launch(desk.fleet, { capacity: 10, offering: { startsAt } })
    const extraIds: string[] = []
    for (const extra of extras) {
      const body = ExtraBody.parse({ taxDecision: 'Ingrid', ...extra })
      extraIds.push((await desk.fleet.does((tx) => addExtra(tx, { ...body, offeringId }))).extraId)
    }
    return { offeringId, extraIds }
  },
  order: ({ offeringId }: Sold, total: number, { quantity = 1, extras = [] }: Line, rest: object = {}) =>
    desk.oneCall({
      lines: [{ offeringId, quantity, extras }],
      payer: company(),
      payBy: 'invoice',
      expectedTotal: { minor: total, currency: 'NOK' },
      acceptedSalesTerms: 1,
      ...rest,
    }),
  move: (days: number) => desk.fleet.does((tx) => moveClock(tx, days * DAY_SECONDS)),
})

export const documentsOf = ({ body }: Answer) =>
  (body.documents as { id: string; kind: string; gross: { minor: number } }[]).map(({ kind, gross }) => [
    kind,
    gross.minor,
  ])
