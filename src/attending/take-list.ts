import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { attendanceOf } from './attendance-of.ts'
import { type JudgedRow, judgeList, type ListRow, ROWS_MAX } from './judge-list.ts'
import { noteAttendance } from './note-attendance.ts'
import { rowsToMend } from './problems.ts'

/** As much of a cell as is taken to be judged, in characters. */
const CELL_MAX = 400
const Cell = z.string().trim().max(CELL_MAX)
/** What is done with a list: nothing, what is good of it, or all of it where all is good. */
export const TAKES = ['nothing', 'good', 'all'] as const

export const TakeList = z
  .strictObject({
    take: z.enum(TAKES).meta({
      description: 'nothing: only judged; good: the good rows are noted; all: refused unless every row is good',
    }),
    sessionId: z
      .uuid()
      .nullable()
      .meta({ description: 'The session that the list is of; null: each row names its own' }),
    rows: z
      .array(
        z.strictObject({
          who: Cell.meta({ description: 'E-mail address or enrolment id' }),
          when: Cell.default('').meta({ description: 'Day of the session, with its time where there are several' }),
          mark: Cell.meta({ description: 'ja, x, 1, present … or nei, 0, absent … or gyldig, g, excused …' }),
        }),
      )
      .min(1)
      .max(ROWS_MAX),
  })
  .meta({ id: 'TakeAttendanceList' })
export type TakeList = { take: (typeof TAKES)[number]; sessionId: string | null; rows: readonly ListRow[] }

const OFFERING = statement<{ zone: string }>(
  'attending-offering-zone',
  'select zone from offerings where id = $1 for key share',
)

/**
 * Judges an attendance list row by row and notes what is asked for, all of it in one transaction; the same list again changes nothing. Returns the rows as
 * they were found. @throws offering/unknown, session/unknown, attendance/rows-to-mend
 */
export async function takeList(
  tx: Tx,
  offeringId: string,
  { take, sessionId, rows }: TakeList,
): Promise<{ rows: JudgedRow[]; noted: number }> {
  const [offering] = await run(tx, OFFERING, [offeringId])
  if (!offering) throw unknown('offering')
  const attendance = await attendanceOf(tx, offeringId)
  if (sessionId !== null && !attendance.sessions.some((each) => each.sessionId === sessionId)) throw unknown('session')
  const judged = judgeList(rows, { ...attendance, zone: offering.zone, now: tx.now, sessionId })
  const bad = judged.filter(({ verdict }) => verdict !== 'good' && verdict !== 'unchanged')
  if (take === 'all' && bad.length > 0) throw rowsToMend(bad.map(({ line }) => line))
  const good = take === 'nothing' ? [] : judged.filter(({ verdict }) => verdict === 'good')
  for (const [session, own] of Map.groupBy(good, (row) => row.sessionId!)) {
    const marks = own.map(({ enrolmentId, noted }) => ({ enrolmentId: enrolmentId!, mark: noted }))
    await noteAttendance(tx, { offeringId, sessionId: session }, { marks, how: 'list' })
  }
  return { rows: judged, noted: good.length }
}
