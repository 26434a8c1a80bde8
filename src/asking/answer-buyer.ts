import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import type { Placed } from '../checkout/place-order.ts'
import { orderParts } from '../checkout/start-checkout.ts'
import { personOf } from '../identity/fresh.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { releaseHold } from '../seats/hold-seats.ts'
import { noteOrdered, orderHeld } from './order-held.ts'
import { decidedAlready } from './problems.ts'
import { closeLinks, promiseMail } from './promise-mail.ts'
import { mayBeAnswered, stateOf } from './state.ts'
import { type CompanyRequest, lockToAnswer } from './the-request.ts'
import { Note } from './words.ts'

const { payer: _theBuyers, unitId: _theirUnit, payBy, ...accepted } = orderParts

export const ApproveForCompany = z
  .strictObject({ ...accepted, payBy: payBy.optional().meta({ description: 'As the buyer asked, where missing' }) })
  .meta({ id: 'ApproveForCompany', description: 'Numbers that are missing are those that the buyer gave' })
export type ApproveForCompany = z.output<typeof ApproveForCompany>

export const DeclineForCompany = z.strictObject({ reason: Note.min(1) }).meta({ id: 'DeclineForCompany' })
export type DeclineForCompany = z.output<typeof DeclineForCompany>

const DECLINE = statement(
  'asking-decline-for-company',
  `update purchase_requests set declined_at = $2, decline_reason = $3, approver_id = $4, held_until = $2 where id = $1`,
)

/**
 * An owner or manager says yes: an order of whoever asked, with the seats that were held and at the prices that were shown, by card or
 * on invoice. Of several who answer at once one is first. Given up unpaid, the order leaves its seats to the request again.
 * @throws purchase-request/unknown, asking/decided-already, and all that an order may meet
 */
export async function approveForCompany(tx: Tx, requestId: string, command: ApproveForCompany): Promise<Placed> {
  const approverId = personOf(tx.actor).personId
  const request = await openRequest(tx, requestId, approverId)
  const { payer, ...wish } = request.wish
  const placed = await orderHeld(tx, request, {
    ...{ ...command, payer, payBy: command.payBy ?? wish.payBy, unitId: wish.unitId ?? undefined },
    purchaseOrderNumber: command.purchaseOrderNumber ?? wish.purchaseOrderNumber ?? undefined,
    buyerReference: command.buyerReference ?? wish.buyerReference ?? undefined,
    approval: { askedBy: request.personId, approvedBy: approverId },
  })
  await noteOrdered(tx, request, { placed, by: 'approver', approverId })
  await promiseMail(tx, { requestId, kind: 'approved', recipient: 'buyer', email: request.email })
  return placed
}

/** An owner or manager says no, and why; the seats are free at once. @throws purchase-request/unknown, asking/decided-already */
export async function declineForCompany(tx: Tx, requestId: string, { reason }: DeclineForCompany): Promise<void> {
  const { personId } = personOf(tx.actor)
  const request = await openRequest(tx, requestId, personId)
  await run(tx, DECLINE, [requestId, tx.now, reason, personId])
  await releaseHold(tx, request.holdId)
  await closeLinks(tx, requestId)
  await promiseMail(tx, { requestId, kind: 'declined', recipient: 'buyer', email: request.email })
  await emit(tx, { name: 'RequestDeclined', subjectId: requestId, facts: {} })
}

async function openRequest(tx: Tx, requestId: string, personId: string): Promise<CompanyRequest> {
  const request = await lockToAnswer(tx, requestId, personId)
  if (!mayBeAnswered(request, tx.now)) throw decidedAlready(stateOf(request, tx.now))
  return request
}
