import type { Pool } from '../platform/db/connect.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import { type ApplicationMail, promiseApplicationMail } from './application-mail.ts'
import { endApplication } from './end-application.ts'

/** What time or an order has made of applications `a` that are open. */
const BECAME = `case
    when o.settled_at is not null then 'enrolled'
    when a.decision is null and case when a.seat_id is null then a.held_until else f.ends_at end <= app_now() then 'closed'
    when a.pay_by <= app_now() and (o.id is null or o.cancelled_at is not null or o.unseated_at is not null) then 'lapsed'
    when a.decision is null and a.decide_by <= app_now() and a.late_told_at is null then 'late' end`
const OPEN = 'applications a join offerings f on f.id = a.offering_id left join orders o on o.id = a.order_id'

/** Open applications that time or their order has made something else of. */
export const APPLICATIONS_DUE = `${OPEN} where a.ended_at is null and ${BECAME} is not null`

type Became = 'enrolled' | 'closed' | 'lapsed' | 'late'
type Due = { id: string; poolId: string }
const DUE = statement<Due>(
  'admission-due',
  `select a.id, a.pool_id as "poolId" from ${APPLICATIONS_DUE} order by a.decide_by, a.id limit 20`,
)
const LOCK_POOL = statement('admission-lock-due-pool', 'select from seat_pools where id = $1 for update')
const JUDGE = statement<{ id: string; holdId: string | null; became: Became | null }>(
  'admission-judge',
  `select a.id, a.hold_id as "holdId", ${BECAME} as became from ${OPEN} where a.id = $1 and a.ended_at is null for update of a`,
)
const NOTE_LATE = statement('admission-note-late', 'update applications set late_told_at = $2 where id = $1')

/** Of what came of it by itself, whoever applied is told; who sits there now has the confirmation of their order. */
const TELLS: Record<Became, ApplicationMail | null> = {
  enrolled: null,
  closed: 'closed',
  lapsed: 'lapsed',
  late: 'late',
}

/** Ends what has come to its end, and tells of answers that are late, each in a transaction of its own. Returns how many. */
export async function lookAtApplications(pool: Pool): Promise<number> {
  const due = await run({ client: pool }, DUE, [])
  for (const each of due) await transact(pool, { kind: 'job', name: 'applications' }, (tx) => judge(tx, each))
  return due.length
}

async function judge(tx: Tx, { id, poolId }: Due): Promise<void> {
  await run(tx, LOCK_POOL, [poolId])
  const [found] = await run(tx, JUDGE, [id])
  if (!found?.became) return
  const { became } = found
  if (became === 'late') await run(tx, NOTE_LATE, [id, tx.now])
  else await endApplication(tx, found, became)
  const mail = TELLS[became]
  if (mail) await promiseApplicationMail(tx, mail, id)
}
