import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { releaseHold } from '../seats/hold-seats.ts'
import type { ApplicationEnd } from './schema.ts'

const END = statement<{ offeringId: string }>(
  'admission-end',
  `update applications set ended_at = $2, ended_as = $3 where id = $1 and ended_at is null returning offering_id as "offeringId"`,
)
const DROP_DOCUMENTS = statement(
  'admission-drop-documents',
  'delete from application_documents where application_id = $1',
)

/** Ends an application for ever, and frees its seat where it is held and nobody has ordered it. What whoever withdraws has sent goes at once. */
export async function endApplication(
  tx: Tx,
  { id, holdId }: { id: string; holdId: string | null },
  endedAs: ApplicationEnd,
): Promise<void> {
  if (holdId) await releaseHold(tx, holdId)
  const [ended] = await run(tx, END, [id, tx.now, endedAs])
  if (!ended) return
  if (endedAs === 'withdrawn') await run(tx, DROP_DOCUMENTS, [id])
  await emit(tx, { name: 'ApplicationEnded', subjectId: ended.offeringId, facts: { applicationId: id, endedAs } })
}
