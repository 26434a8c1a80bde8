import { lockCompany } from '../companies/lock-company.ts'
import { isStaff } from '../companies/may-act-for.ts'
import { openToMember } from '../orders/open-to-member.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

export type UnnamedSeat = { seatId: string; orderId: string }

const PICK = statement<UnnamedSeat>(
  'wallet-unnamed-seats',
  `select w.seat_id as "seatId", w.order_id as "orderId" from wallet_seats w
   join orders o on o.id = w.order_id join seats s on s.id = w.seat_id and s.hold_id = o.hold_id and s.sold_at is not null
   where w.company_id = $1 and w.offering_id = $2 and ($4 or ${openToMember('$3')})
     and not exists (select from seat_assignments a where a.seat_id = w.seat_id and a.ended_at is null)
     and not exists (select from enrolments e where e.seat_id = w.seat_id and e.withdrawn_at is null)
   order by w.bought_at, w.seat_id limit $5 for update of s`,
)
/**
 * So many of a company's seats in an offering that nobody has, those bought first before others, locked; fewer where there are no more.
 * Pickers of one company wait for each other, so none of them believes too little of what another leaves over.
 */
export async function lockUnnamed(
  tx: Tx,
  { companyId, offeringId }: { companyId: string; offeringId: string },
  most: number,
): Promise<UnnamedSeat[]> {
  await lockCompany(tx, companyId)
  const by = tx.actor.kind === 'person' ? tx.actor.personId : null
  const values = [companyId, offeringId, by, isStaff(tx.actor), most]
  const picked = await run(tx, PICK, values)
  // What was given back while this waited has left the pick: there may be others by now.
  return picked.length === most ? picked : run(tx, PICK, values)
}
