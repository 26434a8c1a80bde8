import { promiseApplicationMail } from '../admission/application-mail.ts'
import type { Pool } from '../platform/db/connect.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import { lockSeatRow } from '../seats/lock-seat.ts'
import { freeSeat } from './free-seat.ts'
import { promiseSeatFreed } from './seat-freed.ts'

/** How long before the day by which papers are shown whoever has begun and lacks some is reminded, in days. */
const REMIND_DAYS = 3

/** The application `p` of whoever has a seat wants nothing more of them: all is there, or those who decide have asked for more themselves. */
const SHOWN = `(p.asked_more_at is not null or app_papers(a.seat_id, a.person_id) = 'assessed')`
const BECAME = `case
    when p.id is not null and ${SHOWN} then null
    when a.show_by <= app_now() then 'not-shown'
    when p.id is not null and a.papers_reminded_at is null and a.show_by <= app_now() + interval '${REMIND_DAYS} days' then 'remind' end`
const NAMED = `seat_assignments a join offerings f on f.id = a.offering_id and f.ends_at > app_now() left join applications p on p.seat_id = a.seat_id and p.person_id = a.person_id and p.ended_at is null`

/** Those whom a company has named, whose papers time has made something of. */
export const PAPERS_DUE = `${NAMED} where a.ended_at is null and a.show_by is not null and ${BECAME} is not null`

const DUE = statement<{ id: string; seatId: string }>(
  'admitting-due',
  `select a.id, a.seat_id as "seatId" from ${PAPERS_DUE} order by a.show_by, a.id limit 20`,
)
type Judged = {
  became: 'not-shown' | 'remind' | null
  applicationId: string | null
  personId: string
  email: string
  lang: 'nb' | 'en'
}
const JUDGE = statement<Judged>(
  'admitting-judge',
  `select ${BECAME} as became, p.id as "applicationId", a.person_id as "personId", a.email, n.lang
   from ${NAMED} join people n on n.id = a.person_id where a.id = $1 and a.ended_at is null and a.show_by is not null for update of a`,
)
const NOTE = statement('admitting-note-reminded', 'update seat_assignments set papers_reminded_at = $2 where id = $1')

/** Reminds those who lack papers, and takes the seat from whoever has not shown them in time, each in a transaction of its own. Returns how many. */
export async function lookAtPapers(pool: Pool): Promise<number> {
  const due = await run({ client: pool }, DUE, [])
  for (const each of due) await transact(pool, { kind: 'job', name: 'papers' }, (tx) => judge(tx, each))
  return due.length
}

async function judge(tx: Tx, { id, seatId }: { id: string; seatId: string }): Promise<void> {
  await lockSeatRow(tx, seatId)
  const [found] = await run(tx, JUDGE, [id])
  if (!found?.became) return
  const { became, applicationId, email, lang } = found
  if (became === 'remind') {
    await run(tx, NOTE, [id, tx.now])
    await promiseApplicationMail(tx, 'papers', applicationId!)
    return
  }
  await freeSeat(tx, seatId, 'not-shown')
  await promiseSeatFreed(tx, { assignmentId: id, cause: 'not-shown', told: 'person', email, lang })
}
