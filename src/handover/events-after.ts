import { type Actor, type AnyRole, hasRole, onlyFaculties } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { forbidden } from '../platform/problems.ts'
import { KINDS, type Kind } from './kinds.ts'
import { aheadOfUs } from './problems.ts'
import { type FoundEvent, messageOf, type Telling, THING } from './tell.ts'

/** Who may follow what: of enrolments, of orders, of offerings. */
const ROOMS: Readonly<Record<string, readonly AnyRole[]>> = {
  enrolment: ['course-administrator', 'faculty-administrator', 'learning-platform'],
  order: ['finance', 'auditor', 'support', 'accounting-system'],
  offering: ['course-administrator', 'faculty-administrator', 'learning-platform', 'catalogue-reader'],
}
/** Whoever may follow something. */
export const FOLLOWERS: readonly AnyRole[] = [...new Set(Object.values(ROOMS).flat())]

export type EventPage = { after: number; limit: number; kinds: readonly Kind[] }
export type Followed = {
  events: { id: string; message: Telling['told'] }[]
  /** What to ask after next time: all up to it has been told, or is of a kind, a faculty or a start that is not told to them. */
  next: number
  /** Whether there is more at once. */
  more: boolean
}

type Row = Partial<FoundEvent> & { last: number }
/**
 * The page and the highest number there is are read in one statement, so in one snapshot: nothing can be numbered between the two.
 * A follower who is told nothing of what happened still learns how far they have come.
 */
const AFTER = statement<Row>(
  'handover-events-after',
  `select l.last, t.* from (select coalesce(max(number), 0) as last from business_events) l left join lateral (
     select e.number, e.id, e.at, e.version, e.kind, ${THING} as thing from business_events e
     where e.number > $1 and e.kind = any($2) and ($5 or not exists (select from offerings h where h.id = e.offering_id and h.closed)) and ($3::text[] is null or e.offering_id is null or exists (
       select from offerings o join courses c on c.id = o.course_id where o.id = e.offering_id and c.faculty = any($3))) order by e.number limit $4) t on true order by t.number`,
)

/** The kinds that an actor may follow. */
export const kindsFor = (actor: Actor): Kind[] => KINDS.filter((kind) => hasRole(actor, ...ROOMS[kind.split('.')[0]!]!))

/**
 * What happened after a number, as webhooks tell it and under the ids they tell it by: in order and complete, for numbers are given to
 * committed events one after the other (number-events.ts). They are kept for as long as the installation is: they hold ids only.
 * @throws access/denied for a kind that the actor may not follow, events/ahead
 */
export async function eventsAfter(on: On, actor: Actor, { after, limit, kinds }: EventPage): Promise<Followed> {
  const allowed = kindsFor(actor)
  if (kinds.some((kind) => !allowed.includes(kind))) throw forbidden('You may not follow events of this kind.')
  const wanted = kinds.length > 0 ? kinds : allowed
  const rows = await run(on, AFTER, [after, wanted, facultiesOf(actor), limit + 1, seesClosed(actor)])
  const last = rows[0]!.last
  if (after > last) throw aheadOfUs(last)
  const found = rows.filter((row): row is Row & FoundEvent => row.number != null)
  const page = found.slice(0, limit)
  const more = found.length > limit
  const personal = actor.kind !== 'client' || actor.personal === true
  return {
    events: page.map((row) => ({ id: row.id, message: messageOf(row, personal) })),
    next: more ? page.at(-1)!.number : last,
    more,
  }
}

/** Whoever only reads the catalogue puts it where everybody sees it: a start that is held for some companies is none of theirs. */
const seesClosed = (actor: Actor): boolean => hasRole(actor, ...ROOMS.enrolment!)

/** Of whose courses; null of all, and an order is of no faculty. A key that keeps faculties and names none keeps none. */
function facultiesOf(actor: Actor): readonly string[] | null {
  if (hasRole(actor, 'course-administrator')) return null
  if (actor.kind !== 'client' || actor.roles.includes('faculty-administrator')) return onlyFaculties(actor)
  return actor.faculties?.length ? actor.faculties : null
}
