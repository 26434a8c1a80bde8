import { expect } from 'vitest'
import type { PartWish } from '../../src/asking/part-wish.ts'
import { type Answer, ask, company, until } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import { type Offering, payAtBank } from '../support/make.ts'
import type { openLearner } from './learner.ts'

type Learner = Awaited<ReturnType<typeof openLearner>>
const nok = (minor: number) => ({ minor, currency: 'NOK' })

/** The employer says yes to a part that comes to so much. */
export const offer = (house: House, token: string, part: PartWish, minor: number, more: object = {}): Promise<Answer> =>
  ask(`${house.url}/employer-requests/part`, {
    method: 'POST',
    body: { token, part, payer: company(), expectedShare: nok(minor), acceptedSalesTerms: 1, ...more },
  })

/** The learner says yes to the rest, and has a payment page. */
export const takeRest = (learner: Learner, id: string, minor: number): Promise<Answer> =>
  learner.send(`/purchase-requests/${id}/share`, {
    payer: {
      kind: 'person',
      name: learner.name,
      email: learner.email,
      street: 'Storgata 1',
      postcode: '0155',
      city: 'Oslo',
    },
    ...{ acceptedSalesTerms: 1, expectedTotal: nok(minor) },
  })

export const sessionOfOrder = async (learner: Learner, orderId: string): Promise<string> => {
  const page = await learner.send(`/orders/${orderId}/payment-page`)
  const session = /cs_\w+/.exec(String((page.body.paymentPage as { url?: string } | null)?.url ?? page.body.url))?.[0]
  if (!session) throw new Error(JSON.stringify(page))
  return session
}

/** Both have said yes to their share, and the learner is about to pay. */
export async function shared(
  house: House,
  learner: Learner,
  offering: Offering,
  part: PartWish,
  employerMinor: number,
) {
  const { id, token } = await learner.asked(offering)
  const offered = await offer(house, token, part, employerMinor)
  expect(offered.status, JSON.stringify(offered.body)).toBe(204)
  const taken = await takeRest(learner, id, offering.gross - employerMinor)
  expect(taken.status, JSON.stringify(taken.body)).toBe(201)
  const orderId = taken.body.orderId as string
  const [other] = await house.witness(`select shared_with_id as id from orders where id = '${orderId}'`)
  return { requestId: id, token, orderId, shareId: String(other!.id) }
}

/** The same, paid: the seat is sold and both are invoiced. */
export async function sharedAndPaid(
  house: House,
  learner: Learner,
  offering: Offering,
  part: PartWish,
  employerMinor: number,
) {
  const both = await shared(house, learner, offering, part, employerMinor)
  await payAtBank(house, await sessionOfOrder(learner, both.orderId))
  await until(
    () => documentsOf(house, both.orderId, both.shareId),
    ({ length }) => length === 2,
  )
  return both
}

export type Document = { order_id: string; kind: string; gross_minor: number; prepaid_minor: number; text: string }

export const documentsOf = (house: House, ...orderIds: string[]): Promise<Document[]> =>
  house.witness(
    `select order_id, kind, gross_minor::int, prepaid_minor::int, content::text as text from documents
     where order_id in (${orderIds.map((each) => `'${each}'`).join()}) order by issued_at, number`,
  ) as Promise<Document[]>
