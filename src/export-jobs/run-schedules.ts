import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { putExport } from './ask-for-export.ts'
import { type Asker, MAY_EXPORT } from './asker.ts'
import { lastDue, nextDue } from './due.ts'
import { endSchedule, wishFor } from './keep-schedule.ts'
import type { ExportSchedule } from './queries.ts'

/** Schedules that are looked at in one transaction. */
const AT_ONCE = 50

type Due = Asker & Pick<ExportSchedule, 'id' | 'wish' | 'every' | 'dayOfMonth' | 'stretch'> & { mayExport: boolean }
const DUE = statement<Due>(
  'export-schedules-due',
  `select t.id, t.person_id as "personId", t.client_id as "clientId", t.wish, t.every, t.day_of_month as "dayOfMonth", t.stretch,
     ${MAY_EXPORT} as "mayExport"
   from export_schedules t where t.ended_at is null and t.next_due_at <= $1 order by t.next_due_at limit ${AT_ONCE} for update of t skip locked`,
)
const MOVE_ON = statement('export-schedules-move-on', 'update export_schedules set next_due_at = $2 where id = $1')

/**
 * Puts the files that are due into the queue, one for each schedule: of several times that were missed, the newest is made up for. Who
 * may take out nothing any more has no schedule any more. Returns how many were due.
 */
export async function runSchedules(tx: Tx): Promise<number> {
  const due = await run(tx, DUE, [tx.now])
  for (const { id, wish, stretch, mayExport, personId, clientId, ...rhythm } of due) {
    if (!mayExport) {
      await endSchedule(tx, id, 'no-role')
      continue
    }
    const dueAt = lastDue(rhythm, tx.now)
    const made = wishFor(wish, { stretch, dueOn: dayIn(SELLER_ZONE, dueAt) })
    await putExport(tx, { personId, clientId }, { wish: made, of: { scheduleId: id, dueAt } })
    await run(tx, MOVE_ON, [id, nextDue(rhythm, tx.now)])
  }
  return due.length
}
