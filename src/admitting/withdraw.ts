import { withdrawApplication } from '../admission/withdraw-application.ts'
import type { Tx } from '../platform/db/transact.ts'
import { endHolding } from '../wallet/end-holding.ts'

/**
 * Takes back one's own application, and what was sent with it goes. A company's seat is declined with it, and the company's to give to
 * somebody else; whoever is enrolled keeps it. Done twice it changes nothing.
 * @throws application/unknown, application/ordered while the seat is being paid for
 */
export async function withdraw(tx: Tx, personId: string, applicationId: string): Promise<void> {
  const { seatId, endedAs } = await withdrawApplication(tx, personId, applicationId)
  if (seatId && !endedAs) await endHolding(tx, seatId, 'declined')
}
