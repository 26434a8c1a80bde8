import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { promiseWaitingMail } from './waiting-mail.ts'

const PASS_ON = statement<{ id: string; offeringId: string }>(
  'waiting-pass-on',
  `update waiting_entries set passed_on_at = $2, kept_until = null
   where pool_id = $1 and ended_at is null and kept_until <= $2 returning id, offering_id as "offeringId"`,
)

/** Seats were kept long enough for who did not fit: they stand behind all others now, keep nobody from buying, and are told. */
export async function passOn(tx: Tx, poolId: string): Promise<void> {
  for (const { id, offeringId } of await run(tx, PASS_ON, [poolId, tx.now])) {
    await promiseWaitingMail(tx, 'passed-on', id)
    await emit(tx, { name: 'WaitingPassedOn', subjectId: offeringId, facts: { entryId: id } })
  }
}
