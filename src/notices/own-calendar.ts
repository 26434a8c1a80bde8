import { calendarFileName } from '../enrolment/calendar-mail.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import type { Attachment } from './write-mail.ts'

const FIND = statement<{ id: string }>(
  'notices-own-enrolments',
  `select e.id from enrolments e join people p on p.id = e.person_id
   where e.order_id = $1 and p.email = $2 and e.withdrawn_at is not distinct from $3::timestamptz order by e.id`,
)

/** Takes along the calendar of the places that these enrolments of one person are of. */
export const calendarAlong = (lang: Lang, enrolmentIds: readonly string[]): Attachment[] =>
  enrolmentIds.length === 0 ? [] : [{ name: calendarFileName(lang), enrolmentIds: [...enrolmentIds] }]

type Reading = { orderId: string; email: string; lang: Lang }
/** The calendar of a reader's own places in an order: of those they have, or of those that ended at an instant. Nothing for who only pays. */
export async function ownCalendar(
  tx: Tx,
  { orderId, email, lang }: Reading,
  endedAt: Date | null = null,
): Promise<Attachment[]> {
  const own = await run(tx, FIND, [orderId, email, endedAt])
  return calendarAlong(
    lang,
    own.map(({ id }) => id),
  )
}
