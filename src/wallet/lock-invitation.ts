import { maskedAddress } from '../companies/invitation.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockSeatRow } from '../seats/lock-seat.ts'
import { type Invitation, invitationByToken } from './invitation.ts'
import { invitationOfOther, invitationSpent } from './problems.ts'

/** What the link invites to, once it is this answer's turn with the seat. @throws wallet/invitation-spent, wallet/invitation-of-other */
export async function lockInvitation(tx: Tx, token: string): Promise<Invitation> {
  const seen = await invitationByToken(tx, token, 'nb')
  if (!seen) throw invitationSpent()
  if (tx.actor.kind === 'person' && tx.actor.personId !== seen.personId)
    throw invitationOfOther(maskedAddress(seen.email))
  await lockSeatRow(tx, seen.seatId)
  const now = await invitationByToken(tx, token, 'nb')
  if (!now) throw invitationSpent()
  return now
}
