import { MEMBER_ROLES } from '../companies/member-role.ts'
import { type Statement, statement } from '../platform/db/statement.ts'

/** What becomes of a column that names a person, where `$1` stays and `$2` becomes part of them. In this order. */
export type Move = { column: `${string}.${string}`; by: readonly Statement<unknown>[] }

const drop = (table: string) =>
  statement(`merge-drop-${table}`, `delete from ${table} where person_id = $2 and person_id <> $1`)
const moved = (table: string, column = 'person_id'): Move => ({
  column: `${table}.${column}`,
  by: [statement(`merge-move-${table}-${column}`, `update ${table} set ${column} = $1 where ${column} = $2`)],
})
/** What the account that stays has already, it keeps as it has it. */
const movedOnce = (table: string, other: string): Move => ({
  column: `${table}.person_id`,
  by: [
    statement(
      `merge-move-${table}`,
      `update ${table} t set person_id = $1 where t.person_id = $2
       and not exists (select from ${table} own where own.person_id = $1 and own.${other} = t.${other})`,
    ),
    drop(table),
  ],
})
const dropped = (table: string): Move => ({
  column: `${table}.person_id`,
  by: [drop(table)],
})
/** Given and taken, so that the audit log tells both. */
const granted = (table: string, what: string): Move => ({
  column: `${table}.person_id`,
  by: [
    statement(
      `merge-grant-${table}`,
      `insert into ${table} (person_id, ${what}, granted_at) select $1, ${what}, granted_at from ${table} where person_id = $2 on conflict do nothing`,
    ),
    drop(table),
  ],
})
const HAS_APP = (person: '$1' | '$2') =>
  `exists (select from authenticators t where t.person_id = ${person} and t.confirmed_at is not null)`
const RANK = (role: string) => `array_position(array['${MEMBER_ROLES.join("', '")}'], ${role})`

/** Who sees a company in both accounts has the stronger of the two roles, with its units and where they are alike with both, and is a member as long as one of the two is. */
const members: Move = {
  column: 'company_members.person_id',
  by: [
    statement(
      'merge-join-members',
      `update company_members own set joined_at = least(own.joined_at, t.joined_at),
         ended_at = case when own.ended_at is null or t.ended_at is null then null else greatest(own.ended_at, t.ended_at) end,
         role = case when (own.ended_at is null) = (t.ended_at is null)
           then case when ${RANK('t.role')} < ${RANK('own.role')} then t.role else own.role end
           when own.ended_at is null then own.role else t.role end,
         unit_ids = case when (own.ended_at is null) = (t.ended_at is null)
           then case when ${RANK('t.role')} < ${RANK('own.role')} then t.unit_ids when ${RANK('own.role')} < ${RANK('t.role')} then own.unit_ids
             when own.unit_ids is null or t.unit_ids is null then null else array(select unnest(own.unit_ids) union select unnest(t.unit_ids)) end
           when own.ended_at is null then own.unit_ids else t.unit_ids end
       from company_members t where own.person_id = $1 and t.person_id = $2 and t.company_id = own.company_id`,
    ),
    ...movedOnce('company_members', 'company_id').by,
  ],
}
const teachers: Move = {
  column: 'offering_teachers.person_id',
  by: [
    statement(
      'merge-join-teachers',
      `update offering_teachers own set since = least(own.since, t.since),
         ended_at = case when own.ended_at is null or t.ended_at is null then null else greatest(own.ended_at, t.ended_at) end,
         session_ids = case when own.ended_at is not null and t.ended_at is null then t.session_ids when own.ended_at is null and t.ended_at is not null then own.session_ids
           when own.session_ids is null or t.session_ids is null then null else array(select distinct unnest(own.session_ids || t.session_ids)) end
       from offering_teachers t where own.person_id = $1 and t.person_id = $2 and t.offering_id = own.offering_id`,
    ),
    ...movedOnce('offering_teachers', 'offering_id').by,
  ],
}
/** Who has presented themselves in both accounts is shown as in the one that stays. */
const profiles: Move = {
  column: 'teacher_profiles.person_id',
  by: [
    statement(
      'merge-move-profile',
      `update teacher_profiles set person_id = $1 where person_id = $2 and not exists (select from teacher_profiles own where own.person_id = $1)`,
    ),
    drop('teacher_profiles'),
  ],
}
/** An app comes along where the account that stays has none; its recovery codes go with it. */
const apps: readonly Move[] = [
  {
    column: 'recovery_codes.person_id',
    by: [
      statement('merge-drop-codes', `delete from recovery_codes where person_id = $2 and ${HAS_APP('$1')}`),
      statement('merge-move-codes', 'update recovery_codes set person_id = $1 where person_id = $2'),
    ],
  },
  {
    column: 'authenticators.person_id',
    by: [
      statement(
        'merge-drop-offered-app',
        `delete from authenticators where person_id = $1 and confirmed_at is null and ${HAS_APP('$2')}`,
      ),
      statement(
        'merge-move-app',
        `update authenticators set person_id = $1 where person_id = $2 and confirmed_at is not null and not ${HAS_APP('$1')}`,
      ),
      drop('authenticators'),
    ],
  },
]
/** One cart each: that of the account that stays, unless it is empty. */
const carts: Move = {
  column: 'carts.person_id',
  by: [
    statement(
      'merge-drop-empty-cart',
      `delete from carts c where c.person_id = $1 and c.order_id is null and not exists (select from cart_lines l where l.cart_id = c.id)
       and exists (select from carts t where t.person_id = $2 and t.order_id is null)`,
    ),
    statement(
      'merge-drop-cart-lines',
      `delete from cart_lines l using carts c where l.cart_id = c.id and c.person_id = $2 and c.order_id is null
       and exists (select from carts own where own.person_id = $1 and own.order_id is null)`,
    ),
    statement(
      'merge-drop-cart',
      `delete from carts c where c.person_id = $2 and c.order_id is null
       and exists (select from carts own where own.person_id = $1 and own.order_id is null)`,
    ),
    ...moved('carts').by,
  ],
}
/** A device goes on naming the account for which it made its key. */
const passkeys: Move = {
  column: 'passkeys.person_id',
  by: [
    statement(
      'merge-move-passkeys',
      'update passkeys set person_id = $1, known_as = coalesce(known_as, $2) where person_id = $2',
    ),
  ],
}

/** Who waits for one company's answer twice, waits once. */
const wishes: Move = {
  column: 'join_wishes.person_id',
  by: [
    statement(
      'merge-drop-join-wishes',
      `delete from join_wishes w where w.person_id = $2 and w.answered_at is null and exists (select from join_wishes own
         where own.person_id = $1 and own.company_id = w.company_id and own.answered_at is null)`,
    ),
    ...moved('join_wishes').by,
  ],
}

/** Who has applied for one offering in both accounts goes on with the application of the account that stays. */
const openApplications: Move = {
  column: 'applications.person_id',
  by: [
    statement(
      'merge-end-applications',
      `with ended as (
         update applications a set ended_at = app_now(), ended_as = 'withdrawn' where a.person_id = $2 and a.ended_at is null
           and exists (select from applications own where own.person_id = $1 and own.offering_id = a.offering_id and own.ended_at is null)
         returning a.hold_id)
       update seats s set held_until = least(s.held_until, app_now()), hold_id = null from ended e where s.hold_id = e.hold_id and s.sold_at is null`,
    ),
    ...moved('applications').by,
  ],
}

/**
 * Every column of the database that refers to people. A test reads them from the catalogue, and the row of the account that goes
 * could not be deleted while one of them still named it.
 */
export const MOVES: readonly Move[] = [
  ...['orders', 'quotations', 'order_places', 'enrolments', 'seat_assignments', 'external_identities', 'erasures'].map(
    (table) => moved(table),
  ),
  moved('export_jobs'),
  dropped('calendar_links'),
  moved('export_schedules'),
  moved('purchase_requests'),
  moved('old_receivables'),
  moved('support_notes'),
  moved('refused_requests'),
  moved('waiting_entries'),
  openApplications,
  movedOnce('question_answers', 'question_id'),
  moved('purchase_requests', 'approver_id'),
  moved('orders', 'approved_by'),
  moved('proposals', 'proposer_id'),
  moved('responsibilities'),
  moved('tasks'),
  moved('tasks', 'told_to'),
  movedOnce('task_mails', 'day'),
  ...['person_addresses', 'merged_people'].map((table) => moved(table)),
  moved('company_invitations', 'invited_by'),
  moved('company_invitations', 'accepted_by'),
  moved('credit_wishes', 'asked_by'),
  moved('company_domains', 'claimed_by'),
  wishes,
  moved('join_wishes', 'answered_by'),
  ...apps,
  passkeys,
  members,
  teachers,
  profiles,
  moved('teacher_consents'),
  carts,
  granted('person_roles', 'role'),
  granted('person_faculties', 'faculty'),
  ...['login_sessions', 'one_time_links', 'passkey_challenges', 'address_proofs'].map(dropped),
]
