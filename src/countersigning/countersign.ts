import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { equal, money } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { carryOut } from './do-or-ask.ts'
import { moneyAtStake } from './money-at-stake.ts'
import { amountChanged, decidedAlready, onlyPeopleSign, ownRequest } from './problems.ts'
import { type MoneyRequest, requestOf } from './requests.ts'

export const Decline = z.strictObject({ reason: Line }).meta({ id: 'DeclineMoneyRequest' })

const DECIDE = statement(
  'countersigning-decide',
  `insert into money_decisions (request_id, asked_by, signed, reason, decided_at, decided_by)
   select id, asked_by, $2, $3, $4, $5 from money_requests where id = $1`,
)

/**
 * A second person signs: it is done now, in their name, if it still comes to what was asked for. Returns the order's id.
 * @throws request/unknown, countersigning/own-request, countersigning/decided-already, countersigning/amount-changed,
 * access/forbidden, and what the act itself refuses
 */
export async function countersign(tx: Tx, requestId: string): Promise<string> {
  const { orderId, act, amountMinor, currency, askedBy } = await openRequest(tx, requestId)
  if (tx.actor.kind !== 'person') throw onlyPeopleSign()
  if (nameOf(tx.actor) === askedBy) throw ownRequest()
  const [asked, now] = [money(amountMinor, currency), await moneyAtStake(tx, orderId, act)]
  if (!equal(asked, now)) throw amountChanged(asked, now)
  await run(tx, DECIDE, [requestId, true, '', tx.now, nameOf(tx.actor)])
  await carryOut(tx, orderId, act)
  const facts = { requestId, kind: act.kind, amountMinor, currency, askedBy }
  await emit(tx, { name: 'Countersigned', subjectId: orderId, facts })
  return orderId
}

/** Lets a request go: whoever asked, or anybody else in finance. Returns the order's id. @throws request/unknown, countersigning/decided-already */
export async function declineRequest(tx: Tx, requestId: string, { reason }: z.output<typeof Decline>): Promise<string> {
  const { orderId, act, amountMinor, currency, askedBy } = await openRequest(tx, requestId)
  await run(tx, DECIDE, [requestId, false, reason, tx.now, nameOf(tx.actor)])
  const facts = { requestId, kind: act.kind, amountMinor, currency, askedBy, reason }
  await emit(tx, { name: 'CountersigningDeclined', subjectId: orderId, facts })
  return orderId
}

/** Looked at under the order's lock, so that of several who decide at once the first one counts. */
async function openRequest(tx: Tx, requestId: string): Promise<MoneyRequest> {
  const seen = await requestOf(tx, requestId)
  if (!seen) throw unknown('request')
  await lockOrder(tx, seen.orderId)
  const request = await requestOf(tx, requestId)
  if (request!.decided) throw decidedAlready()
  return request!
}
