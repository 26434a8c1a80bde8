import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { MONEY } from '../invoicing/left-to-pay.ts'
import { PAID_BY_WHOM } from '../orders/personal.ts'
import { type On, run } from '../platform/db/statement.ts'
import { ofWhom, type Whom } from '../platform/personal.ts'
import { valuesOf } from './copy-of.ts'

/** What has to end before somebody can be erased. Some end by themselves, others when the person or we have done something. */
export const HINDRANCES = [
  'payment-under-way',
  'money-open',
  'invoice-unpaid',
  'document-due',
  'correction-open',
  'course-ahead',
  'teaching',
  'last-owner',
  'company-invoices',
  'last-administrator',
] as const
export type Hindrance = {
  name: (typeof HINDRANCES)[number]
  /** When it is over by itself; null where somebody must act or nobody knows. */
  until: Date | null
}

const FIND = ofWhom(
  'erasure-hindrances',
  `, mine as (select o.* from whom join orders o on ${PAID_BY_WHOM}),
   found as (
     select 'payment-under-way' as name, max(h.ends_at) as until from mine o join seat_holds h on h.id = o.hold_id
       where o.settled_at is null and o.cancelled_at is null and o.unseated_at is null having count(*) > 0
     union all select 'money-open', max(o.choose_until) from mine o
       where o.review is not null or (o.unseated_at is not null and o.cancelled_at is null)
         or exists (select from refunds r where r.order_id = o.id and ((r.succeeded_at is null and r.failed_at is null) or (r.failed_at is not null and r.resolved_at is null)))
         or exists (select from disputes d where d.order_id = o.id and d.settled_at is null)
         or exists (select from payments p where p.order_id = o.id and p.captured_at is null and p.ended_at is null and o.settled_at is not null)
       having count(*) > 0
     union all select 'invoice-unpaid', null where exists (select from mine o join documents d on d.id in ${documentsOfOrder('o.id')} cross join lateral ${MONEY} money
         where money.left_minor > 0 and d.forgotten_at is null)
       or exists (select from whom join old_receivables r on r.person_id = whom.id where r.left_minor > 0)
     union all select 'document-due', max(u.due_from)::timestamptz from mine o join documents_due u on u.order_id = o.id having count(*) > 0
     union all select 'correction-open', null from mine o join correction_wishes w on w.order_id = o.id
       where not exists (select from correction_decisions d where d.wish_id = w.id) having count(*) > 0
     union all select 'course-ahead', max(c.ends_at) from (
         select f.ends_at from whom join enrolments e on e.person_id = whom.id and e.withdrawn_at is null join offerings f on f.id = e.offering_id
         union all select f.ends_at from mine o join order_lines l on l.order_id = o.id join offerings f on f.id = l.offering_id where o.cancelled_at is null
       ) c where c.ends_at > app_now() having count(*) > 0
     union all select 'teaching', max(f.ends_at) from whom join offering_teachers t on t.person_id = whom.id and t.ended_at is null
       join offerings f on f.id = t.offering_id where f.ends_at > app_now() having count(*) > 0
     union all select 'last-owner', null from whom join company_members m on m.person_id = whom.id and m.role = 'owner' and m.ended_at is null
       where exists (select from company_members x where x.company_id = m.company_id and x.person_id <> whom.id and x.ended_at is null)
         and not exists (select from company_members x where x.company_id = m.company_id and x.person_id <> whom.id and x.role = 'owner' and x.ended_at is null)
       having count(*) > 0
     union all select 'company-invoices', null where exists (select from whom join companies c on c.invoice_email = any(whom.addresses)
         join orders o on o.company_id = c.id join documents d on d.id in ${documentsOfOrder('o.id')} cross join lateral ${MONEY} money
         where money.left_minor > 0 and d.forgotten_at is null)
       or exists (select from whom join companies c on c.invoice_email = any(whom.addresses) join old_receivables r on r.company_id = c.id
         where r.left_minor > 0)
     union all select 'last-administrator', null from whom join person_roles r on r.person_id = whom.id and r.role = 'administrator'
       where not exists (select from person_roles x join people p on p.id = x.person_id
         where x.role = 'administrator' and x.person_id <> whom.id and p.email_verified_at is not null) having count(*) > 0
   ) select name, until from found`,
)

/** What stands open of a person, in the order in which it is told. */
export async function hindrancesOf(on: On, whom: Whom): Promise<Hindrance[]> {
  const found = (await run(on, FIND, valuesOf(whom))) as Hindrance[]
  return found.toSorted((one, other) => HINDRANCES.indexOf(one.name) - HINDRANCES.indexOf(other.name))
}
