import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Till } from '../platform/till.ts'
import { tellLost } from '../wallet/tell-lost.ts'
import { type Carried, carryOut } from './carry-out.ts'
import type { SeatsLeaving } from './seats-leaving.ts'
import { writeSeatsMoved } from './write-moved.ts'

const INVITED = statement<{ personId: string; email: string; offeringId: string }>(
  'moving-invited',
  `select person_id as "personId", email, offering_id as "offeringId" from seat_assignments
   where seat_id = any ($1::uuid[]) and ended_at is null order by id`,
)

type Leaving = Pick<SeatsLeaving, 'wallet' | 'line' | 'seats'>

/**
 * Moves seats of a company that nobody sits in: they are its seats in the other offering then, without a name. Whoever was invited and had
 * not answered is told that the invitation is withdrawn. @throws what carryOut does
 */
export async function carryOutSeats(
  tx: Tx,
  till: Till,
  { leaving, ...carried }: Carried & { leaving: Leaving },
): Promise<void> {
  const { wallet, line, seats } = leaving
  const invited = await run(tx, INVITED, [seats.map(({ seatId }) => seatId)])
  await carryOut(tx, { lineId: line.lineId, position: null }, carried)
  for (const each of invited) await tellLost(tx, each, wallet.companyId)
  const { orderId, moveId, agreed } = carried
  await writeSeatsMoved(tx, till, { orderId, moveId, facts: agreed.facts })
}
