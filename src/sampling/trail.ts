import { ordersOfDocument } from '../invoicing/documents-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** Rows as an auditor reads them: everything but secrets and what a mail says; an unpaid invoice has its pay link in its words, as on paper. */
const rows = (text: string, order: string): string =>
  `(select coalesce(jsonb_agg(to_jsonb(x) order by ${order}), '[]') from (${text}) x)`

const OF_ORDER = `with d as materialized (select * from documents where id = $1), o as materialized (select * from orders where id in ${ordersOfDocument('$1')})`
/** A collective invoice has several orders. */
const OF_ORDERS = `select y.document_id from document_demands y where y.order_id in (select id from o)`
const PAYMENTS = `select p.id, p.purpose, p.attempt, p.amount_minor, p.currency, p.opened_at, p.captured_at, p.captured_minor, p.captured_currency, p.ended_at,
  p.stripe_payment_intent from payments p where p.order_id in (select id from o)`
/** What the entries of this order were posted for. */
const OWN_SOURCES = `${OF_ORDERS} union all select id from payments where order_id in (select id from o)
  union all select id from refunds where order_id in (select id from o) union all select id from disputes where order_id in (select id from o)
  union all select m.id from dispute_movements m join disputes i on i.id = m.dispute_id where i.order_id in (select id from o)
  union all select t.id from document_transfers t where t.document_id in (${OF_ORDERS})
  union all select r.id from reminders r where r.document_id in (${OF_ORDERS})
  union all select g.id from recognitions g join order_lines l on l.id = g.order_line_id where l.order_id in (select id from o)`

const TRAIL = statement<{ trail: object }>(
  'sampling-trail',
  `${OF_ORDER}
   select jsonb_build_object(
     'document', (select to_jsonb(d) - 'token' from d),
     'order', (select to_jsonb(o) from o where id = (select order_id from d)),
     'otherOrders', ${rows('select * from o where id <> (select order_id from d)', 'x.number')},
     'lines', ${rows('select * from order_lines where order_id in (select id from o)', 'x.id')},
     'demands', ${rows('select * from demands where order_id in (select id from o)', 'x.id')},
     'terms', jsonb_build_object(
       'sales', (select to_jsonb(s) from sales_terms s where s.version = (select sales_terms_version from o where id = (select order_id from d))),
       'cancellation', ${rows('select distinct c.* from cancellation_terms c join order_lines l on l.terms_id = c.id where l.order_id in (select id from o)', 'x.id')}),
     'delivery', jsonb_build_object(
       'mails', ${rows('select id, kind, subject, to_name, to_email, created_at, sent_at, tries, fault from mails where order_id in (select id from o)', 'x.created_at')},
       'sendings', ${rows('select s.channel, s.reminder_step, s.receiver, f.at, f.kind, f.said, f.by from sendings s left join sending_facts f on f.sending_id = s.id where s.document_id = $1', 'x.at')},
       'enrolments', ${rows('select e.id, e.offering_id, e.person_id, e.seat_id, e.withdrawn_at from enrolments e where e.order_id in (select id from o)', 'x.id')},
       'sessions', ${rows('select f.code, s.starts_at, s.ends_at from offering_sessions s join offerings f on f.id = s.offering_id where f.id in (select offering_id from order_lines where order_id in (select id from o))', 'x.starts_at')}),
     'payment', jsonb_build_object(
       'card', ${rows(PAYMENTS, 'x.opened_at')},
       'refunds', ${rows('select * from refunds where order_id in (select id from o)', 'x.requested_at')},
       'disputes', ${rows('select * from disputes where order_id in (select id from o)', 'x.opened_at')},
       'bank', ${rows('select t.*, p.deposit_id from document_transfers t left join placements p on p.transfer_id = t.id and p.undoes_id is null where t.document_id = $1', 'x.at')}),
     'documentsOfOrder', ${rows(`select id, kind, content ->> 'number' as number, document_date, gross_minor, returned_minor, credits_id, replaces_id, content_digest, chain_digest from documents where id in (${OF_ORDERS})`, 'x.document_date, x.id')},
     'files', ${rows('select kind, path, sha256, bytes, renderer, stored_at from document_files where document_id = $1', 'x.kind')},
     'postings', ${rows(`select e.posted_on, e.kind, e.source_id, e.currency, e.created_at, p.* from entries e join postings p on p.entry_id = e.id where e.source_id in (${OWN_SOURCES})`, 'x.posted_on, x.entry_id, x.position')},
     'changes', jsonb_build_object(
       'events', ${rows('select at, actor, name, facts from events where subject_id in (select id from o union all select $1)', 'x.at')},
       'acts', ${rows(
         `select s.number, a.at, a.actor, a.deed, a.kind, a.before, a.after from audit_acts a left join audit_seals s on s.act_id = a.id
         where a.subject_id in (select id::text from o union all select $1::text)`,
         'x.at, x.number',
       )})) as trail`,
)

/** Everything that is known of one document: its order, terms, delivery, payment, postings and changes. */
export const trailOf = async (on: On, documentId: string): Promise<object> =>
  (await run(on, TRAIL, [documentId]))[0]!.trail
