import { z } from 'zod'
import { Apply } from '../admission/apply.ts'
import { applyForGiven } from '../admission/apply-for-given.ts'
import { notAsked } from '../admission/problems.ts'
import { emit } from '../audit/emit.ts'
import { personOf } from '../identity/fresh.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'
import { Token } from '../platform/words.ts'
import { lockInvitation } from './lock-invitation.ts'
import { invitationSpent } from './problems.ts'

export const ApplyForSeat = z.strictObject({ ...Apply.shape, token: Token }).meta({ id: 'ApplyForSeat' })
export type ApplyForSeat = z.output<typeof ApplyForSeat>

const USE = statement<{ id: string }>(
  'wallet-apply-for-seat',
  `with used as (
     update seat_invitations set used_at = $2 where digest = $1 and used_at is null and closed_at is null and ends_at > $2 returning assignment_id)
   update seat_assignments a set accepted_at = $2 from used where a.id = used.assignment_id and a.ended_at is null
     and exists (select from wallet_seats w where w.seat_id = a.seat_id and w.order_id = a.order_id) returning a.id`,
)

/**
 * Says yes to a company's seat where the offering checks who comes: whoever is invited, and has signed in as such, applies, and is
 * enrolled once they are admitted. Their papers are theirs and the keepers' of the course: the company never sees them. Returns the
 * application's id.
 * @throws access/sign-in, wallet/invitation-spent, wallet/invitation-of-other, admission/not-asked, admission/already, enrolment/already
 */
export async function applyForSeat(tx: Tx, { token, message, lang }: ApplyForSeat): Promise<string> {
  personOf(tx.actor)
  const invitation = await lockInvitation(tx, token)
  const { assignmentId, offeringId, showBy } = invitation
  if (!invitation.asksPapers) throw notAsked(offeringId)
  const [used] = await run(tx, USE, [digestOf(token), tx.now])
  if (!used) throw invitationSpent()
  const applicationId = await applyForGiven(
    tx,
    { ...invitation, showBy: showBy ?? invitation.startsAt },
    { message, lang },
  )
  await emit(tx, { name: 'SeatAccepted', subjectId: assignmentId, facts: { seatId: invitation.seatId, applicationId } })
  return applicationId
}
