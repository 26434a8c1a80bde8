import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'

/** Somebody whom a course concerns: who takes part, or who paid for seats and does not take part. */
export type PlaceHolder = {
  name: string
  email: string
  lang: Lang
  orderId: string
  linkTurn: number
  /** Of their own; null of whoever only paid. */
  enrolmentId: string | null
  /** They have paid as a person or for a company, so they are who cancels. */
  pays: boolean
  title: string
}

const TITLE = (lang: string) => `(select t.title from offerings f join course_texts t on t.course_id = f.course_id
   where f.id = $1 and t.title <> '' order by (t.lang = ${lang}) desc, t.lang desc limit 1)`
const FIND = statement<PlaceHolder>(
  'notices-place-holders',
  `with learners as (
     select p.name, p.email, p.lang, e.order_id as "orderId", o.link_turn as "linkTurn", e.id as "enrolmentId", o.payer_email = p.email as pays
     from enrolments e join people p on p.id = e.person_id join orders o on o.id = e.order_id
     where e.offering_id = $1 and e.withdrawn_at is null and e.completed_at is null),
   payers as (
     select distinct on (o.payer_email) coalesce(o.payer ->> 'contactName', o.payer ->> 'name') as name,
       o.payer ->> 'email' as email, o.lang, o.id as "orderId", o.link_turn as "linkTurn", null::uuid as "enrolmentId", true as pays
     from order_lines l join orders o on o.id = l.order_id
     where l.offering_id = $1 and l.kind = 'seat' and o.settled_at is not null and o.cancelled_at is null and o.unseated_at is null
       and exists (select from order_places x where x.line_id = l.id and x.returned_at is null)
       and not exists (select from learners n where n.pays and n.email = o.payer_email)
     order by o.payer_email, o.placed_at desc)
   select h.*, ${TITLE('h.lang')} as title from (select * from learners union all select * from payers) h`,
)

/** Everybody whom a change of an offering concerns now, each once for what they do in it. */
export const placeHolders = (on: On, offeringId: string): Promise<PlaceHolder[]> => run(on, FIND, [offeringId])
