import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { releaseHold } from '../seats/hold-seats.ts'
import { decidedAlready } from './problems.ts'
import { closeLinks } from './promise-mail.ts'
import { holdsSeats, stateOf } from './state.ts'
import { lockOwn } from './the-request.ts'

/** An order that was given up unpaid is nothing that came of it any more. */
const WITHDRAW = statement(
  'asking-withdraw',
  `update purchase_requests set withdrawn_at = $2, order_id = null, ordered_at = null, ordered_by = null where id = $1`,
)

/** Whoever asked gives the request up; its seats are free at once. @throws purchase-request/unknown, asking/decided-already */
export async function withdrawRequest(tx: Tx, requestId: string, personId: string): Promise<void> {
  const request = await lockOwn(tx, requestId, personId)
  if (!holdsSeats(request, tx.now)) throw decidedAlready(stateOf(request, tx.now))
  await endRequest(tx, request)
}

/** A locked request ends without an answer, and its seats are free. */
export async function endRequest(tx: Tx, { id, holdId }: { id: string; holdId: string }): Promise<void> {
  await run(tx, WITHDRAW, [id, tx.now])
  await releaseHold(tx, holdId)
  await closeLinks(tx, id)
  await emit(tx, { name: 'RequestWithdrawn', subjectId: id, facts: {} })
}
