import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Fault } from '../platform/problems.ts'
import { alreadyGiven, tooLateToShow } from './problems.ts'

/** Somebody for whom the company has a seat, as it wrote them. */
export type Invitee = { personId: string; name: string; email: string }
/** The n-th seat is for the n-th person; `place` says where they stand in the request. */
export type Gift = {
  companyId: string
  offeringId: string
  seats: readonly { seatId: string; orderId: string }[]
  people: readonly Invitee[]
  place: (at: number) => string
}

/** How long whoever is named has to show their papers, in days; never beyond the first session. */
export const SHOW_DAYS = 14

/** Nobody can be assessed any more, and so many of these people would have to be. */
const TOO_LATE = statement<{ personId: string }>(
  'wallet-too-late-to-show',
  `select g.person_id as "personId" from offerings f cross join unnest($2::uuid[]) as g(person_id)
   where f.id = $1 and f.admission is not null and f.starts_at <= $3 and not app_admitted(g.person_id, f.course_id)`,
)
const GIVE = statement<{ id: string; personId: string }>(
  'wallet-give-seats',
  `insert into seat_assignments (id, seat_id, company_id, offering_id, order_id, person_id, name, email, invited_at, show_by)
   select g.id, g.seat_id, $1, $2, g.order_id, g.person_id, g.name, g.email, $9,
     case when f.admission is not null and not app_admitted(g.person_id, f.course_id) then least($9::timestamptz + interval '${SHOW_DAYS} days', f.starts_at) end
   from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[]) as g(id, seat_id, order_id, person_id, name, email)
   join offerings f on f.id = $2
   where not exists (select from enrolments e join orders o on o.id = e.order_id
     where e.offering_id = $2 and e.person_id = g.person_id and e.withdrawn_at is null and o.company_id = $1)
     and not exists (select from enrolments e where e.seat_id = g.seat_id and e.withdrawn_at is null)
   order by g.person_id
   on conflict do nothing returning id, person_id as "personId"`,
)
/** Apart from the assignments: the database lets somebody invite only where it is shown the assignment. */
const INVITE = statement(
  'wallet-invite',
  `insert into seat_invitations (id, assignment_id, cause, made_at, next_try_at)
   select uuidv7(), g.id, 'invited', $2, $2 from unnest($1::uuid[]) as g(id)`,
)

/**
 * Gives each person a seat and promises the mail that tells them, all or nothing. What somebody bought elsewhere is not looked at:
 * the company does not learn of it, and who has a seat by then is told so when they accept.
 * Where the offering checks who comes, each has a day by which they show their papers, unless they were admitted to the course before.
 * @throws wallet/already-given at the people who have a seat of the company, wallet/too-late-to-show, at `place(n)`
 */
export async function giveSeats(tx: Tx, { companyId, offeringId, seats, people, place }: Gift): Promise<void> {
  const late = new Set(
    (await run(tx, TOO_LATE, [offeringId, people.map(({ personId }) => personId), tx.now])).map(
      ({ personId }) => personId,
    ),
  )
  if (late.size > 0) throw tooLateToShow(faultsAt({ people, place }, (personId) => late.has(personId), TOO_LATE_DETAIL))
  const given = await run(tx, GIVE, [
    ...[companyId, offeringId],
    ...[people.map(newId), seats.map(({ seatId }) => seatId), seats.map(({ orderId }) => orderId)],
    people.map(({ personId }) => personId),
    people.map(({ name }) => name),
    people.map(({ email }) => email),
    tx.now,
  ])
  const through = new Set(given.map(({ personId }) => personId))
  if (given.length < people.length)
    throw alreadyGiven(faultsAt({ people, place }, (personId) => !through.has(personId), GIVEN_DETAIL))
  await run(tx, INVITE, [given.map(({ id }) => id), tx.now])
}

const GIVEN_DETAIL = 'has a seat of the company in this offering already'
const TOO_LATE_DETAIL = 'has not been admitted to this course'

const faultsAt = (
  { people, place }: Pick<Gift, 'people' | 'place'>,
  isFaulty: (personId: string) => boolean,
  detail: string,
): Fault[] => people.flatMap(({ personId }, at) => (isFaulty(personId) ? [{ pointer: place(at), detail }] : []))
