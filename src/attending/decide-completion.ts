import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { judgeCompletion } from './judge-completion.ts'

export const DecideCompletion = z
  .strictObject({
    completed: z.boolean().nullable().meta({ description: 'Null leaves it to the rule again' }),
    reason: Line.meta({ description: 'Why, for whoever looks at it later' }),
  })
  .meta({ id: 'DecideCompletion' })
export type DecideCompletion = z.output<typeof DecideCompletion>

const TAKES_PART = statement<{ id: string }>(
  'attending-takes-part',
  'select id from enrolments where offering_id = $1 and id = $2 and withdrawn_at is null for no key update',
)
const PUT = statement(
  'attending-put-decision',
  `insert into completion_decisions (enrolment_id, completed, reason, decided_at) values ($1, $2, $3, $4)
   on conflict (enrolment_id) do update set completed = excluded.completed, reason = excluded.reason, decided_at = excluded.decided_at`,
)
const DROP = statement('attending-drop-decision', 'delete from completion_decisions where enrolment_id = $1')

/** Says of one learner whether they have completed, whatever the rule says. @throws enrolment/unknown */
export async function decideCompletion(
  tx: Tx,
  { offeringId, enrolmentId }: { offeringId: string; enrolmentId: string },
  { completed, reason }: DecideCompletion,
): Promise<void> {
  const [found] = await run(tx, TAKES_PART, [offeringId, enrolmentId])
  if (!found) throw unknown('enrolment')
  if (completed === null) await run(tx, DROP, [enrolmentId])
  else await run(tx, PUT, [enrolmentId, completed, reason, tx.now])
  await judgeCompletion(tx, offeringId)
}
