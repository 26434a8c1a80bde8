import { emit } from '../audit/emit.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { signedIds } from '../platform/signed-id.ts'

/** Whose calendar: a person's own, or of a company whose member they are. */
export type CalendarOf = { personId: string; companyId: string | null }
export type Opened = { personId: string; companyId: string | null; company: string | null; lang: 'nb' | 'en' }

const FIND = statement<{ id: string }>(
  'handover-calendar-link',
  'select id from calendar_links where person_id = $1 and company_id is not distinct from $2::uuid and ended_at is null',
)
const END = statement<{ id: string }>(
  'handover-end-calendar-link',
  'update calendar_links set ended_at = $3 where person_id = $1 and company_id is not distinct from $2::uuid and ended_at is null returning id',
)
const PUT = statement(
  'handover-put-calendar-link',
  'insert into calendar_links (id, person_id, company_id, created_at) values ($1, $2, $3, $4)',
)
/** A link of a company opens for as long as whoever made it sees the whole company. */
const OPEN = statement<Opened>(
  'handover-open-calendar',
  `select l.person_id as "personId", l.company_id as "companyId", c.name as company, p.lang from calendar_links l join people p on p.id = l.person_id and p.erased_at is null
   left join companies c on c.id = l.company_id
   where l.id = $1 and l.ended_at is null and (l.company_id is null or c.confirmed_at is not null and exists (
     select from company_members m where m.company_id = l.company_id and m.person_id = l.person_id and m.ended_at is null and m.unit_ids is null))`,
)

/** What opens a calendar without signing in: the link's id. */
const { tokenOf, openedBy } = signedIds('calendar')

export type Addressed = { publicUrl: string; sessionSecret: string }
const addressOf = ({ publicUrl, sessionSecret }: Addressed, id: string): string =>
  `${publicUrl}/calendars/${tokenOf(sessionSecret, id)}`

/** The address of a calendar; null where none was made. */
export async function calendarLink(on: On, { personId, companyId }: CalendarOf, at: Addressed): Promise<string | null> {
  const [found] = await run(on, FIND, [personId, companyId])
  return found ? addressOf(at, found.id) : null
}

/** A new address; the one before opens nothing any more. */
export async function renewCalendar(tx: Tx, of: CalendarOf, at: Addressed): Promise<string> {
  await run(tx, END, [of.personId, of.companyId, tx.now])
  const id = newId()
  await run(tx, PUT, [id, of.personId, of.companyId, tx.now])
  await emit(tx, { name: 'CalendarLinkMade', subjectId: of.companyId ?? of.personId })
  return addressOf(at, id)
}

/** The address opens nothing any more. */
export async function endCalendar(tx: Tx, { personId, companyId }: CalendarOf): Promise<void> {
  await run(tx, END, [personId, companyId, tx.now])
}

/** Whose calendar a token opens; null where it opens none. */
export async function openedCalendar(on: On, secret: string, token: string): Promise<Opened | null> {
  const id = openedBy(secret, token)
  if (id === null) return null
  const [opened] = await run(on, OPEN, [id])
  return opened ?? null
}
