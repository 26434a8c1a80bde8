import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { releaseHold } from '../seats/hold-seats.ts'
import { decidedAlready } from './problems.ts'
import { closeLinks } from './promise-mail.ts'
import { mayBePaid, stateOf } from './state.ts'
import { lockOwn } from './the-request.ts'

const WITHDRAW = statement('asking-withdraw', 'update purchase_requests set withdrawn_at = $2 where id = $1')

/** The learner gives the request up; its seats are free at once. @throws purchase-request/unknown, asking/decided-already */
export async function withdrawRequest(tx: Tx, requestId: string, personId: string): Promise<void> {
  const request = await lockOwn(tx, requestId, personId)
  if (!mayBePaid(request, tx.now)) throw decidedAlready(stateOf(request, tx.now))
  await run(tx, WITHDRAW, [requestId, tx.now])
  await releaseHold(tx, request.holdId)
  await closeLinks(tx, requestId)
  await emit(tx, { name: 'RequestWithdrawn', subjectId: requestId, facts: {} })
}
