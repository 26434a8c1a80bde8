import { z } from 'zod'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { judgeCompletion } from './judge-completion.ts'
import { EXCUSED_COUNTS } from './schema.ts'

export const SetCompletionRule = z
  .strictObject({
    attendancePercent: z.int().min(1).max(100).nullable().meta({
      description: 'At how much of the sessions one must have been; null: a person says who has completed',
    }),
    excusedCounts: z.enum(EXCUSED_COUNTS).default('left-out').meta({
      description:
        'How an excused session counts: as if they were there, not at all, or as absence. Nobody completes who never came.',
    }),
  })
  .meta({ id: 'CompletionRule' })
export type CompletionRule = z.output<typeof SetCompletionRule>

const PUT = statement(
  'attending-put-rule',
  `insert into completion_rules (offering_id, attendance_percent, excused_counts) values ($1, $2, $3)
   on conflict (offering_id) do update set attendance_percent = excluded.attendance_percent, excused_counts = excluded.excused_counts`,
)
const DROP = statement('attending-drop-rule', 'delete from completion_rules where offering_id = $1')

/** Sets when an offering is completed; it counts at once for everybody who takes part. @throws offering/unknown */
export async function setCompletionRule(
  tx: Tx,
  { offeringId, attendancePercent, excusedCounts }: CompletionRule & { offeringId: string },
): Promise<void> {
  await lockOffering(tx, offeringId)
  if (attendancePercent === null) await run(tx, DROP, [offeringId])
  else await run(tx, PUT, [offeringId, attendancePercent, excusedCounts])
  await judgeCompletion(tx, offeringId)
}
