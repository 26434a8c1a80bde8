import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { Line } from '../platform/words.ts'
import { type LockedSending, lockSending } from './lock-sending.ts'
import { noteFact } from './note-fact.ts'

/** As many e-invoices as one form or call decides about. */
export const SENDINGS_AT_ONCE = 200

export const MarkSent = z.strictObject({ sendings: z.array(z.uuid()).min(1).max(SENDINGS_AT_ONCE) })
export const MarkRejected = z.strictObject({ reason: Line })
export type MarkSent = z.output<typeof MarkSent>
export type MarkRejected = z.output<typeof MarkRejected>

const DONE = statement('sending-done', 'delete from sendings_due where sending_id = $1')
const AGAIN = statement(
  'sending-again',
  `insert into sendings_due (sending_id, next_try_at) values ($1, $2) on conflict (sending_id) do update set next_try_at = excluded.next_try_at, tries = 0`,
)
const MAIL = statement(
  'sending-by-mail',
  `with way as (insert into sendings (id, document_id, reminder_step, channel, receiver, decided_at) values ($1, $2, $4, 'mail', null, $3)
     on conflict (document_id, reminder_step, channel) do nothing returning document_id, reminder_step),
   letter as (insert into reminders_due (reminder_id, since) select r.id, $3 from way w join reminders r on r.document_id = w.document_id
     and r.step = w.reminder_step on conflict do nothing)
   insert into tellings_due (document_id, since) select document_id, $3 from way where reminder_step = 0 on conflict do nothing`,
)

/** Somebody has uploaded these by hand. All are marked or none. @throws sending/unknown, sending/other-state */
export async function markSent(tx: Tx, { sendings }: MarkSent): Promise<void> {
  for (const id of [...new Set(sendings)].sort()) {
    await lockSending(tx, id, ['queued', 'rejected'])
    await decided(tx, id, { kind: 'handed-over' })
  }
}

/** The network or its receiver did not take it: it then needs attention, with the reason. */
export async function markRejected(tx: Tx, id: string, { reason }: MarkRejected): Promise<void> {
  await lockSending(tx, id, ['queued', 'handed-over'])
  await decided(tx, id, { kind: 'rejected', said: reason })
}

/** Back into the tray, or to the access point once more under the same id. */
export async function tryAgain(tx: Tx, id: string): Promise<void> {
  await lockSending(tx, id, ['rejected'])
  await noteFact(tx, id, { kind: 'requeued' })
  await run(tx, AGAIN, [id, tx.now])
}

/** The PDF goes by mail instead, unless it has gone that way already. */
export async function sendByMail(tx: Tx, id: string): Promise<void> {
  const { documentId, reminderStep } = await lockSending(tx, id, ['queued', 'rejected'])
  await decided(tx, id, { kind: 'mailed' })
  await run(tx, MAIL, [newId(), documentId, tx.now, reminderStep])
}

async function decided(tx: Tx, id: LockedSending['id'], fact: Parameters<typeof noteFact>[2]): Promise<void> {
  await noteFact(tx, id, fact)
  await run(tx, DONE, [id])
  await emit(tx, { name: 'SendingDecided', subjectId: id, facts: { kind: fact.kind } })
}
