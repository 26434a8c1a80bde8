import { z } from 'zod'
import { papersFirst } from '../admission/problems.ts'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { QUANTITY_MAX } from '../cart/problems.ts'
import { NamedPerson } from '../cart/put-line.ts'
import { demandMember, isStaff } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import { openToMember } from '../orders/open-to-member.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { lockSeatsOf } from './lock-seats-of.ts'
import { alreadyEnrolled, twiceNamed } from './problems.ts'

export const NameSeats = z.strictObject({ offeringId: z.uuid(), people: z.array(NamedPerson).min(1).max(QUANTITY_MAX) })
export type NameSeats = z.output<typeof NameSeats>

const OWNER = statement<{ companyId: string | null; isOpen: boolean }>(
  'name-seats-owner',
  `select o.company_id as "companyId", ${openToMember('$2')} as "isOpen" from orders o where o.id = $1`,
)
const LOCK = statement<{ settledAt: Date | null; cancelledAt: Date | null }>(
  'name-seats-lock-order',
  'select settled_at as "settledAt", cancelled_at as "cancelledAt" from orders where id = $1 for update',
)
const NAME = statement<{ named: number; enrolled: number }>(
  'name-seats',
  `with unnamed as materialized (
     select w.seat_id from wallet_seats w join orders o on o.id = w.order_id
     join seats s on s.id = w.seat_id and s.hold_id = o.hold_id and s.sold_at is not null
     where w.order_id = $1 and w.offering_id = $2 and not exists (select from enrolments e where e.seat_id = w.seat_id and e.withdrawn_at is null)
       and not exists (select from seat_assignments a where a.seat_id = w.seat_id and a.ended_at is null)
     order by w.seat_id limit $4),
   paired as (
     select u.seat_id, p.person_id from (select seat_id, row_number() over (order by seat_id) as n from unnamed) u
     join unnest($3::uuid[]) with ordinality as p(person_id, n) on p.n = u.n),
   enrolled as (
     insert into enrolments (id, offering_id, person_id, seat_id, order_id, enrolled_at)
     select uuidv7(), $2, person_id, seat_id, $1, $5 from paired order by person_id
     on conflict (offering_id, person_id) where withdrawn_at is null do nothing returning person_id),
   open_places as (
     select p.line_id, p.position, row_number() over (order by p.position) as n from order_places p
     join order_lines l on l.id = p.line_id where p.order_id = $1 and l.offering_id = $2 and p.person_id is null and p.returned_at is null),
   placed as (
     update order_places o set person_id = e.person_id, name = e.name from open_places q
     join (select person_id, g.name, row_number() over () as n from enrolled
       join unnest($3::uuid[], $6::text[]) as g(person_id, name) using (person_id)) e on e.n = q.n
     where o.line_id = q.line_id and o.position = q.position)
   select (select count(*) from paired) as named, (select count(*) from enrolled) as enrolled`,
)

const CHECKS = statement<{ checks: boolean }>(
  'name-seats-checks',
  'select admission is not null as checks from offerings where id = $1',
)

/**
 * Gives a company's unnamed seats of one order to people, all or nothing. Where the offering checks who comes nobody is seated like that:
 * they are invited through the wallet, and show their papers. One person never holds two seats in an offering. @throws admission/papers-first
 */
export async function nameSeats(tx: Tx, orderId: string, { offeringId, people }: NameSeats): Promise<void> {
  await demandSteering(tx, orderId)
  const [offering] = await run(tx, CHECKS, [offeringId])
  if (offering?.checks) throw papersFirst(offeringId)
  if (new Set(people.map((each) => each.email)).size < people.length) throw twiceNamed('/people')
  const ids = await ensurePeople(tx, people, 'nb')
  await lockConfirmed(tx, orderId)
  const names = people.map(({ name }) => name)
  const [result] = await run(tx, NAME, [orderId, offeringId, ids, people.length, tx.now, names])
  if (result!.named < people.length)
    throw conflict('wallet/too-few-unnamed', 'There are fewer unnamed seats than people.', { unnamed: result!.named })
  if (result!.enrolled < people.length) throw alreadyEnrolled()
  await emit(tx, { name: 'SeatsNamed', subjectId: orderId, facts: { offeringId, seats: people.length } })
  await noteAct(tx, { kind: 'names', subjectId: orderId, after: { offeringId, people: ids } })
}

/** Owners and managers of a company steer what is bought in its name, staff all. @throws order/unknown, company/unknown, access/denied */
async function demandSteering(tx: Tx, orderId: string): Promise<void> {
  const { actor } = tx
  const [order] = await run(tx, OWNER, [orderId, actor.kind === 'person' ? actor.personId : null])
  if (!order?.companyId) throw unknown('order')
  await demandMember(tx, order.companyId, SEAT_STEERERS)
  if (!order.isOpen && !isStaff(actor)) throw unknown('order')
}

/**
 * Waits for its turn with the order, seats first as everybody does, and then looks: crediting and another naming that went
 * before are over, and the statements that follow see what they left.
 */
async function lockConfirmed(tx: Tx, orderId: string): Promise<void> {
  await lockSeatsOf(tx, orderId)
  const [order] = await run(tx, LOCK, [orderId])
  if (!order?.settledAt || order.cancelledAt)
    throw conflict('order/not-confirmed', 'Seats can be named once the order is confirmed.')
}
