import { z } from 'zod'
import { demandMember } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockHeldSeat, type SeatKey } from './present-holder.ts'
import { acceptedAlready } from './problems.ts'
import { HoldingId } from './reassign-seat.ts'
import type { seatInvitations } from './schema.ts'

export const ResendInvitation = z.strictObject({ holdingId: HoldingId })
export type ResendInvitation = z.output<typeof ResendInvitation> & SeatKey

const CLOSE = statement(
  'wallet-close-invitation',
  'update seat_invitations set closed_at = $2 where assignment_id = $1 and used_at is null and closed_at is null',
)
const RENEW = statement(
  'wallet-renew-invitation',
  'insert into seat_invitations (id, assignment_id, cause, made_at, next_try_at) values (uuidv7(), $1, $3, $2, $2)',
)

/** Invites somebody once more; the link of the mail before opens nothing from now on. @throws as revokeSeat, wallet/accepted-already */
export async function resendInvitation(tx: Tx, { holdingId, ...key }: ResendInvitation): Promise<void> {
  await demandMember(tx, key.companyId, SEAT_STEERERS)
  const { isAccepted } = await lockHeldSeat(tx, key, holdingId)
  if (isAccepted) throw acceptedAlready()
  await renewInvitation(tx, holdingId, 'resent')
}

/** Puts a new mail in the place of the one before. The seat is locked by the caller. */
export async function renewInvitation(
  tx: Tx,
  assignmentId: string,
  cause: (typeof seatInvitations.$inferSelect)['cause'],
): Promise<void> {
  await run(tx, CLOSE, [assignmentId, tx.now])
  await run(tx, RENEW, [assignmentId, tx.now, cause])
}
