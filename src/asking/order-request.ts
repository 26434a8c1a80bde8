import { z } from 'zod'
import type { Placed } from '../checkout/place-order.ts'
import { answersPart, orderParts } from '../checkout/start-checkout.ts'
import { CompanyPayer } from '../orders/payer.ts'
import type { Tx } from '../platform/db/transact.ts'
import { Token } from '../platform/words.ts'
import { noteOrdered, orderHeld } from './order-held.ts'
import { companyAnswers, decidedAlready } from './problems.ts'
import { promiseMail } from './promise-mail.ts'
import { mayBePaid, stateOf } from './state.ts'
import { lockByToken, lockOwn } from './the-request.ts'

/** Who answers is the contact that the employer names: the mail may have been passed on to somebody else. */
export const ApproveRequest = z
  .strictObject({ ...orderParts, token: Token, payer: CompanyPayer })
  .meta({ id: 'ApproveRequest' })
export type ApproveRequest = z.output<typeof ApproveRequest>

export const PayRequest = z.strictObject({ ...orderParts, ...answersPart }).meta({ id: 'PayRequest' })
export type PayRequest = z.output<typeof PayRequest>

/**
 * The employer pays: an order of their company in which the learner is named, with the seats that were held.
 * @throws asking/link-spent, asking/decided-already, and all that an order may meet
 */
export async function approveRequest(tx: Tx, { token, ...order }: ApproveRequest): Promise<Placed> {
  const request = await lockByToken(tx, token)
  const placed = await orderHeld(tx, request, order)
  await noteOrdered(tx, request, { placed, by: 'employer', name: order.payer.contactName })
  await promiseMail(tx, { requestId: request.id, kind: 'approved', recipient: 'learner', email: request.email })
  return placed
}

/**
 * The learner pays after all, at any moment until the seats go, in the order that they choose.
 * @throws purchase-request/unknown, asking/decided-already, and all that an order may meet
 */
export async function payRequest(
  tx: Tx,
  id: { requestId: string; personId: string },
  order: PayRequest,
): Promise<Placed> {
  const request = await lockOwn(tx, id.requestId, id.personId)
  if (request.companyId) throw companyAnswers()
  if (!mayBePaid(request, tx.now)) throw decidedAlready(stateOf(request, tx.now))
  const placed = await orderHeld(tx, request, { ...order, answers: order.answers ?? [] })
  await noteOrdered(tx, request, { placed, by: 'learner' })
  return placed
}
