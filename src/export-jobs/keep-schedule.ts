import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { invalid, unknown } from '../platform/problems.ts'
import { askerOf, askerValues, IS_ASKERS, takeTurn } from './asker.ts'
import { EVERY, nextDue, type Rhythm } from './due.ts'
import { SCHEDULES_MAX } from './limits.ts'
import { tooManySchedules } from './problems.ts'
import { daysOf, STRETCHES, type Stretch } from './stretch.ts'
import { datasetOf, type ExportWish, formOf, type LastingWish, SAF_T, wishMembers, wishOf } from './wish.ts'

export const MakeSchedule = z.strictObject({
  ...wishMembers,
  every: z.enum(EVERY).meta({ description: 'At 06:00 in the seller’s zone; a week’s on Monday' }),
  dayOfMonth: z.int().min(1).max(31).optional().meta({
    description: 'Of each month’s; a month that has no such day has its file on its last one',
  }),
  days: z.enum(STRETCHES).meta({ description: 'What the file is about, seen from the day on which it is made' }),
})
type Asked = z.output<typeof MakeSchedule>

const COUNT = statement<{ going: number }>(
  'export-schedules-count',
  `select count(*) as going from export_schedules t where ${IS_ASKERS} and t.ended_at is null`,
)
const PUT = statement(
  'export-schedules-put',
  `insert into export_schedules (person_id, client_id, id, wish, every, day_of_month, stretch, made_at, next_due_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/** Has a file made again and again. Returns the schedule's id. @throws request/invalid, export-schedule/too-many */
export async function makeSchedule(tx: Tx, asked: Asked): Promise<string> {
  const { what, form, lang, by, days } = asked
  const rhythm = rhythmOf(asked)
  const lasting: LastingWish = { what, form: formOf({ what, form }), lang, by }
  refuseDays(asked)
  wishFor(lasting, { stretch: days, dueOn: dayIn(SELLER_ZONE, tx.now) })
  const asker = askerOf(tx.actor)
  await takeTurn(tx, asker)
  const [counted] = await run(tx, COUNT, askerValues(asker))
  if (counted!.going >= SCHEDULES_MAX) throw tooManySchedules()
  const id = newId()
  const { every, dayOfMonth } = rhythm
  const due = nextDue(rhythm, tx.now)
  await run(tx, PUT, [...askerValues(asker), id, JSON.stringify(lasting), every, dayOfMonth, days, tx.now, due])
  await emit(tx, { name: 'ExportScheduled', subjectId: id, facts: { what: `${what} ${lasting.form}`, every, days } })
  return id
}

function rhythmOf({ every, dayOfMonth }: Pick<Asked, 'every' | 'dayOfMonth'>): Rhythm {
  if (every === 'month' && dayOfMonth === undefined) throw invalid('/dayOfMonth', 'say on which day of the month')
  if (every !== 'month' && dayOfMonth !== undefined) throw invalid('/dayOfMonth', 'only a month has such a day')
  return { every, dayOfMonth: dayOfMonth ?? null }
}

/** A file that looks at no days can only be of now, and the book for the tax authority has a first and a last day. */
function refuseDays({ what, days }: Pick<Asked, 'what' | 'days'>): void {
  if (days === 'until-now' && what === SAF_T) throw invalid('/days', 'this file needs a first and a last day')
  if (days !== 'until-now' && datasetOf(what)?.dates[0] === 'none') throw invalid('/days', 'this file has no period')
}

/** What the schedule makes on a day. What shows how things stood shows the last day. @throws request/invalid */
export function wishFor(
  { by, ...file }: LastingWish,
  { stretch, dueOn }: { stretch: Stretch; dueOn: string },
): ExportWish {
  const { from, to } = daysOf(stretch, dueOn)
  const showsOneDay = datasetOf(file.what)?.dates[0] === 'day'
  return wishOf({ ...file, by, from: showsOneDay ? undefined : from, to })
}

const END = statement(
  'export-schedules-end',
  `update export_schedules set ended_at = coalesce(ended_at, $2), ended_as = coalesce(ended_as, $3) where id = $1 returning 1`,
)

/** No more files; those that were made stay as long as others. Ending it twice is ending it. @throws export-schedule/unknown */
export async function endSchedule(tx: Tx, scheduleId: string, as: 'by-asker' | 'no-role' = 'by-asker'): Promise<void> {
  const found = await run(tx, END, [scheduleId, tx.now, as])
  if (found.length === 0) throw unknown('export-schedule')
  await emit(tx, { name: 'ExportScheduleEnded', subjectId: scheduleId, facts: { as } })
}
