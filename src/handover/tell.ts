import type { z } from 'zod'
import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { isErasedAddress } from '../platform/personal.ts'
import { type Kind, Told } from './kinds.ts'

/** Which message: of a business event, or a ping. */
export type Asked = { deliveryId: string; webhookId: string; personal: boolean }
export type Telling = { messageId: string; at: Date; told: z.output<typeof Told> }

/** An event with what it is about. */
export type FoundEvent = {
  number: number
  id: string
  at: Date
  version: number
  kind: Kind
  thing: Record<string, unknown> & { learner?: { name: string; email: string } | null }
}

type Found = Omit<FoundEvent, 'number'> & { number: number | null }

const UTC = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const ENROLMENT = `select json_build_object('enrolmentId', n.id, 'learnerId', n.person_id, 'learner', json_build_object('name', p.name, 'email', p.email),
    'offeringId', f.id, 'offeringCode', f.code, 'courseId', f.course_id, 'orderId', n.order_id, 'seatId', n.seat_id)
  from enrolments n join people p on p.id = n.person_id join offerings f on f.id = n.offering_id where n.id = e.subject_id`
const ORDER = `select json_build_object('orderId', o.id, 'number', o.number, 'payBy', o.pay_by, 'total', json_build_object('minor', o.total_minor, 'currency', o.currency),
    'companyId', o.company_id, 'cancelCause', o.cancel_cause, 'offeringIds', (select coalesce(json_agg(distinct l.offering_id), '[]') from order_lines l where l.order_id = o.id and l.offering_id is not null))
  from orders o where o.id = e.subject_id`
const OFFERING = `select json_build_object('offeringId', f.id, 'code', f.code, 'courseId', c.id, 'faculty', c.faculty, 'title',
    ${titleIn('c.id', 'f.teaching_lang')},
    'mode', f.mode, 'place', f.place, 'zone', f.zone, 'startsAt', ${UTC('f.starts_at')}, 'endsAt', ${UTC('f.ends_at')},
    'isPublished', f.published_at is not null, 'sessions', (select count(*) from offering_sessions s where s.offering_id = f.id))
  from offerings f join courses c on c.id = f.course_id where f.id = e.subject_id`
/** What an event `e` is about, as it stands now. */
export const THING = `case split_part(e.kind, '.', 1) when 'enrolment' then (${ENROLMENT}) when 'order' then (${ORDER}) when 'offering' then (${OFFERING}) end`
const FIND = statement<Found>(
  'handover-tell',
  `select e.number, coalesce(e.id, d.id) as id, coalesce(e.at, d.created_at) as at, e.version, e.kind, ${THING} as thing
   from webhook_deliveries d left join business_events e on e.number = d.event_number where d.id = $1 and d.webhook_id = $2`,
)

/** A message as it would be sent now. What is frozen is what happened, when, and to which thing; the rest is how that stands. Null: there is no such message. */
export async function tellingOf(on: On, { deliveryId, webhookId, personal }: Asked): Promise<Telling | null> {
  const [found] = await run(on, FIND, [deliveryId, webhookId])
  if (!found) return null
  const { number, id: messageId, at } = found
  if (number === null)
    return { messageId, at, told: Told.parse({ type: 'ping', timestamp: at.toISOString(), data: {} }) }
  return { messageId, at, told: messageOf({ ...found, number }, personal) }
}

/** What a receiver is told of an event; names of learners only where it may be told them, and never of who was erased. */
export function messageOf({ number, at, version, kind: type, thing }: FoundEvent, personal: boolean): Telling['told'] {
  const hidden = thing.learner && (!personal || isErasedAddress(thing.learner.email))
  const shown = hidden ? { ...thing, learner: null } : thing
  return Told.parse({ number, version, type, timestamp: at.toISOString(), data: shown })
}
