import { expect } from 'vitest'
import { type Answer, ask } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import { bearer, make, type Offering } from '../support/make.ts'
import { type Firm, openFirm } from '../wallet/firm.ts'

export type Headers = Record<string, string>
export const nok = (minor: number) => ({ minor, currency: 'NOK' })
let numbered = 0
/** What an agreement says where nothing else matters: always, 15 % off. */
const body = (change: object = {}) => ({
  ...{ number: `2026/${++numbered}`, discountBasisPoints: 1500, fromDay: '2020-01-01', untilDay: '2099-12-31' },
  ...{ reason: 'Rammeavtale', ...change },
})

/** A firm, another one, finance and support, and what they do with agreements. */
export async function openAgreements(house: House) {
  const firm = await openFirm(house, 'Fjord Firma AS')
  const other = await openFirm(house, 'Dal Data AS')
  const finance = bearer(await make.client(house, ['finance']))
  const support = bearer(await make.client(house, ['support']))
  const agree = (of: Firm, change: object = {}, headers: Headers = finance): Promise<Answer> =>
    ask(`${house.url}/companies/${of.id}/agreements`, { method: 'POST', headers, body: body(change) })
  const courseOf = async ({ offeringId }: Offering): Promise<string> =>
    (await house.witness(`select course_id from offerings where id = '${offeringId}'`))[0]!.course_id
  /** A course of its own, on which the firm has agreed. */
  async function agreed(change: object = {}, course: Parameters<typeof make.offering>[1] = {}, of = firm) {
    const offering = await make.offering(house, { capacity: 40, startsInDays: 60, ...course })
    const made = await agree(of, { courseIds: [await courseOf(offering)], ...change })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    return { offering, agreementId: made.body.agreementId as string }
  }
  const which = (agreementId: string) => `${house.url}/companies/${firm.id}/agreements/${agreementId}`
  const change = (agreementId: string, said: object): Promise<Answer> =>
    ask(which(agreementId), { method: 'PUT', headers: finance, body: body(said) })
  const end = (agreementId: string): Promise<Answer> =>
    ask(`${which(agreementId)}/end`, { method: 'POST', headers: finance, body: { reason: 'Sagt opp' } })
  type Wanted = Record<string, unknown> & { total: number; headers?: Headers }
  const order = ({ offeringId }: Offering, wanted: Wanted): Promise<Answer> => {
    const { quantity = 1, total, headers = firm.owner.headers, ...more } = wanted
    return firm.send('/orders', headers, {
      lines: [{ offeringId, quantity }],
      ...{ payer: firm.payer, payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: nok(total) },
      ...more,
    })
  }
  const cartOf = async (headers: Headers): Promise<string> =>
    (await ask(`${house.url}/carts`, { method: 'POST', headers, body: {} })).body.id
  const tell = (cartId: string, companyId: string | null, headers: Headers): Promise<Answer> =>
    ask(`${house.url}/carts/${cartId}/company`, { method: 'PUT', headers, body: { companyId } })
  const standing = async (agreementId: string) => {
    const { body: listed } = await ask(`${house.url}/companies/${firm.id}/agreements`, { headers: firm.owner.headers })
    return (listed.agreements as Record<string, unknown>[]).find((each) => each.agreementId === agreementId)!
  }
  return { firm, other, finance, support, agree, change, end, agreed, courseOf, order, cartOf, tell, standing }
}
export type Agreements = Awaited<ReturnType<typeof openAgreements>>
