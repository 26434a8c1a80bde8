import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/**
 * Tables that say something of an offering, and whether its copy has it. A test compares the names with the database, so that whoever
 * adds a table says here what becomes of it.
 */
export const CARRIED: readonly string[] = [
  ...['offering_sessions', 'offering_prices', 'offering_extras', 'offering_terms', 'offering_dimensions'],
  ...['offering_companies', 'offering_teachers', 'seat_pools', 'questions', 'completion_rules', 'offering_costs'],
  ...['tasks', 'task_template_uses'],
]
/** What belongs to those who took part in the first one, or tells what became of it. */
export const LEFT: readonly string[] = [
  ...['offering_changes', 'offering_notes', 'offering_messages', 'gone_sessions', 'funding_grants'],
  ...['cart_lines', 'order_lines', 'purchase_request_lines', 'enrolments', 'applications', 'waiting_entries'],
  ...['wallet_seats', 'seat_assignments', 'seat_uploads', 'business_events', 'business_events_due'],
  ...['evaluations', 'evaluations_off', 'evaluation_answers', 'evaluation_invitations', 'evaluation_conclusions'],
  ...['decision_days', 'held_together', 'offering_cancel_wishes', 'offering_cancellations'],
  // Kept by the database itself, of every start.
  ...['offering_facets', 'offering_words'],
]

const ADMISSION = statement(
  'developing-copy-admission',
  `update offerings o set closed = s.closed, admission = s.admission, practical = s.practical from offerings s where o.id = $2 and s.id = $1`,
)
const COPIES = [
  statement(
    'developing-copy-price',
    `insert into offering_prices (offering_id, currency, net_minor, tax_class, tax_decision, tiers, tier_rule, changed_at)
     select $2, currency, net_minor, tax_class, tax_decision, tiers, tier_rule, app_now() from offering_prices where offering_id = $1`,
  ),
  statement(
    'developing-copy-extras',
    `insert into offering_extras (id, offering_id, name_nb, name_en, currency, net_minor, tax_class, tax_decision, most_per_seat, required, delivered, created_at)
     select uuidv7(), $2, name_nb, name_en, currency, net_minor, tax_class, tax_decision, most_per_seat, required, delivered, app_now()
     from offering_extras where offering_id = $1 and withdrawn_at is null order by id`,
  ),
  statement(
    'developing-copy-costs',
    `insert into offering_costs (id, offering_id, what, kind, currency, amount_minor)
     select uuidv7(), $2, what, kind, currency, amount_minor from offering_costs where offering_id = $1 order by id`,
  ),
  statement(
    'developing-copy-terms',
    'insert into offering_terms (offering_id, terms_id) select $2, terms_id from offering_terms where offering_id = $1',
  ),
  statement(
    'developing-copy-dimensions',
    `insert into offering_dimensions (offering_id, cost_centre, project, activity)
     select $2, cost_centre, project, activity from offering_dimensions where offering_id = $1`,
  ),
  statement(
    'developing-copy-companies',
    'insert into offering_companies (offering_id, company_id, since) select $2, company_id, app_now() from offering_companies where offering_id = $1',
  ),
  statement(
    'developing-copy-completion',
    `insert into completion_rules (offering_id, attendance_percent, excused_counts)
     select $2, attendance_percent, excused_counts from completion_rules where offering_id = $1`,
  ),
] as const

/** A copy’s price is told of like any that was set, so that what it cost can be said of every instant. */
const PRICE = statement<{ currency: string; netMinor: number; taxClass: string }>(
  'developing-copied-price',
  'select currency, net_minor as "netMinor", tax_class as "taxClass" from offering_prices where offering_id = $1',
)
type Pool = { name: string; capacity: number }
/** What is kept for a start that comes along this time, the room has next time as well. */
const POOLS = statement<Pool>(
  'developing-pools-to-copy',
  `select p.name, (select count(*) from seats s where s.pool_id = p.id)
     + case when row_number() over (order by p.id) = 1 then coalesce((select sum(h.seats) from held_together h where h.with_id = $1), 0)::int else 0 end as capacity
   from seat_pools p where p.offering_id = $1 order by p.id`,
)
/** Whoever teaches some sessions teaches those that stand in their places now. */
const TEACHERS = statement(
  'developing-copy-teachers',
  `with old as (select id, row_number() over (order by starts_at, ends_at, id) as n from offering_sessions where offering_id = $1),
     new as (select id, row_number() over (order by starts_at, ends_at, id) as n from offering_sessions where offering_id = $2),
     theirs as (
       select t.person_id, t.session_ids is null as everything,
         array(select new.id from old join new using (n) where old.id = any (t.session_ids) order by new.n) as session_ids
       from offering_teachers t where t.offering_id = $1 and t.ended_at is null)
   insert into offering_teachers (offering_id, person_id, since, session_ids)
   select $2, person_id, app_now(), case when everything then null else session_ids end from theirs where everything or session_ids <> '{}'
   on conflict (offering_id, person_id) do update set ended_at = null,
     session_ids = case when offering_teachers.ended_at is null and offering_teachers.session_ids is null then null else excluded.session_ids end`,
)

type Between = { from: string; to: string }

/** Copies what is the same again, all but sessions, questions and seats. Pools come after, because they follow the kind of admission. */
export async function carryOver(tx: Tx, { from, to }: Between): Promise<Pool[]> {
  await run(tx, ADMISSION, [from, to])
  for (const copy of COPIES) await run(tx, copy, [from, to])
  const [price] = await run(tx, PRICE, [to])
  if (price) await emit(tx, { name: 'PriceSet', subjectId: to, facts: price })
  return run(tx, POOLS, [from])
}

/** Whoever teaches the first teaches the second as well; whoever teaches all of the second goes on doing so. */
export async function carryTeachers(tx: Tx, { from, to }: Between): Promise<void> {
  await run(tx, TEACHERS, [from, to])
}
