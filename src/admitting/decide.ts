import { type Decide, decideApplication } from '../admission/decide-application.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enrolHolder } from '../wallet/enrol-holder.ts'
import { freeSeat } from './free-seat.ts'

/**
 * Answers an application, once. Whom a company sends is enrolled with a yes; with a no its seat is its own again, and it is told so
 * without the reason (decisions/0092). Run with the house's eyes: those who keep a course see no company's seats.
 * @throws application/unknown, application/over, application/decided, enrolment/already, access/denied for one's own
 */
export async function decide(
  tx: Tx,
  key: { offeringId: string; applicationId: string },
  answer: Decide,
): Promise<void> {
  const { seatId, personId } = await decideApplication(tx, key, answer)
  if (!seatId) return
  if (answer.decision === 'admitted') await enrolHolder(tx, seatId, personId)
  else await freeSeat(tx, seatId, 'not-admitted')
}
