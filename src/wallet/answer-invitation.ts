import { z } from 'zod'
import { papersFirst } from '../admission/problems.ts'
import { emit } from '../audit/emit.ts'
import { alreadyEnrolled } from '../checkout/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'
import { Token } from '../platform/words.ts'
import { Answers } from '../questions/answer.ts'
import { judgeAnswers } from '../questions/judge-answers.ts'
import { answersSoFar, withEarlier } from '../questions/own-answers.ts'
import { addAnswers } from '../questions/write-answers.ts'
import { endHolding } from './end-holding.ts'
import { ENROLLED } from './enrol-holder.ts'
import type { Invitation } from './invitation.ts'
import { lockInvitation } from './lock-invitation.ts'
import { invitationSpent } from './problems.ts'

export const AnswerInvitation = z.strictObject({ token: Token })
export const AcceptInvitation = AnswerInvitation.extend({
  answers: Answers.optional().meta({ description: 'To what the offering asks whoever takes part' }),
})
export type AcceptInvitation = z.output<typeof AcceptInvitation>
export type AnswerInvitation = z.output<typeof AnswerInvitation>

const ACCEPT = statement<{ used: number; enrolled: number }>(
  'wallet-accept',
  `with used as (
     update seat_invitations set used_at = $2 where digest = $1 and used_at is null and closed_at is null and ends_at > $2 returning assignment_id),
   accepted as (
     update seat_assignments a set accepted_at = $2 from used where a.id = used.assignment_id and a.ended_at is null
       and exists (select from wallet_seats w where w.seat_id = a.seat_id and w.order_id = a.order_id)
     returning a.seat_id, a.order_id, a.offering_id, a.person_id, a.name),
   ${ENROLLED}`,
)

/**
 * Takes the seat: whoever is invited is enrolled. The link proves that its holder reads the invited address, so nobody need sign in;
 * whoever is signed in as somebody else is told so, and never enrolled in the other's place.
 * What the offering asks is answered with it; what was answered before stays.
 * @throws wallet/invitation-spent, wallet/invitation-of-other, admission/papers-first, enrolment/already, request/invalid where an answer lacks or does not fit
 */
export async function acceptSeat(tx: Tx, { token, answers = [] }: AcceptInvitation): Promise<Invitation> {
  const invitation = await lockInvitation(tx, token)
  if (invitation.asksPapers) throw papersFirst(invitation.offeringId)
  const { questions, answers: earlier } = await answersSoFar(tx, invitation, 'nb')
  const judged = judgeAnswers(questions, withEarlier(answers, earlier))
  const [done] = await run(tx, ACCEPT, [digestOf(token), tx.now])
  if (done!.used === 0) throw invitationSpent()
  if (done!.enrolled === 0) throw alreadyEnrolled()
  await addAnswers(tx, invitation, judged)
  await emit(tx, { name: 'SeatAccepted', subjectId: invitation.assignmentId, facts: { seatId: invitation.seatId } })
  return invitation
}

/** Says no to the seat, which is the company's to give to somebody else. @throws wallet/invitation-spent, wallet/invitation-of-other */
export async function declineSeat(tx: Tx, { token }: AnswerInvitation): Promise<Invitation> {
  const invitation = await lockInvitation(tx, token)
  await endHolding(tx, invitation.seatId, 'declined')
  await emit(tx, { name: 'SeatDeclined', subjectId: invitation.assignmentId, facts: { seatId: invitation.seatId } })
  return invitation
}
