import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { invalid, unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { lockInvoice } from './overdue.ts'
import { HOLD_KINDS } from './plan.ts'

export const HoldReminders = z
  .strictObject({
    kind: z
      .enum(HOLD_KINDS)
      .meta({ description: 'stopped: none is sent again; resumed: they go on, after a pause or a payment' }),
    until: z.iso.date().nullable().default(null).meta({ description: 'The last day of a pause' }),
    reason: Line,
  })
  .meta({ id: 'HoldReminders' })
export type HoldReminders = z.output<typeof HoldReminders>

const HOLD = statement(
  'reminders-hold',
  'insert into reminder_holds (id, document_id, kind, until, reason, at, by) values ($1, $2, $3, $4, $5, $6, $7)',
)

/** Pauses, stops or lets go on the reminders of an invoice. @throws document/unknown, request/invalid */
export async function holdReminders(tx: Tx, documentId: string, { kind, until, reason }: HoldReminders): Promise<void> {
  if (until !== null && kind !== 'paused') throw invalid('/until', 'only a pause has a last day')
  if (until !== null && until < dayIn(SELLER_ZONE, tx.now)) throw invalid('/until', 'this day is in the past')
  if (!(await lockInvoice(tx, documentId))) throw unknown('document')
  await run(tx, HOLD, [newId(), documentId, kind, until, reason, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'RemindersHeld', subjectId: documentId, facts: { kind, until } })
}
