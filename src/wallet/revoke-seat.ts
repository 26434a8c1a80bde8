import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import type { Tx } from '../platform/db/transact.ts'
import { endHolding } from './end-holding.ts'
import { lockHeldSeat, type SeatKey } from './present-holder.ts'
import { HoldingId } from './reassign-seat.ts'
import { tellLost } from './tell-lost.ts'

export const RevokeSeat = z.strictObject({ holdingId: HoldingId })
export type RevokeSeat = z.output<typeof RevokeSeat> & SeatKey

/**
 * Takes a seat from whoever has it; it is the company's to give to somebody else. Until the seat has been used.
 * @throws seat/unknown, wallet/seat-unnamed, wallet/seat-changed, wallet/seat-consumed, wallet/offering-over
 */
export async function revokeSeat(tx: Tx, { holdingId, ...key }: RevokeSeat): Promise<void> {
  await demandMember(tx, key.companyId, SEAT_STEERERS)
  const seat = await lockHeldSeat(tx, key, holdingId)
  await endHolding(tx, seat.seatId, 'revoked')
  await tellLost(tx, seat, key.companyId)
  await emit(tx, { name: 'SeatRevoked', subjectId: key.companyId, facts: { seatId: seat.seatId } })
  const before = { seatId: seat.seatId, personId: seat.personId }
  await noteAct(tx, { kind: 'seats', subjectId: key.companyId, before, after: { seatId: seat.seatId } })
}
