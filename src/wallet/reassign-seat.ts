import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { Email, PersonName } from '../platform/words.ts'
import { endHolding } from './end-holding.ts'
import { giveSeats } from './give-seats.ts'
import { lockHeldSeat, type SeatKey } from './present-holder.ts'
import { tellLost } from './tell-lost.ts'

export const HoldingId = z
  .uuid()
  .meta({ description: 'Of the holding that the caller saw; where the seat has changed hands since, nothing is done' })
export const ReassignSeat = z.strictObject({
  holdingId: HoldingId,
  name: PersonName,
  email: Email,
  lang: LangCode.default('nb'),
})
export type ReassignSeat = z.output<typeof ReassignSeat> & SeatKey

/**
 * Takes a seat from one person and gives it to another, who is invited. Both are told. Until the seat has been used.
 * @throws seat/unknown, wallet/seat-unnamed, wallet/seat-changed, wallet/seat-consumed, wallet/offering-over, wallet/already-given
 */
export async function reassignSeat(tx: Tx, { holdingId, name, email, lang, ...key }: ReassignSeat): Promise<void> {
  await demandMember(tx, key.companyId, SEAT_STEERERS)
  const [personId] = await ensurePeople(tx, [{ name, email }], lang)
  const seat = await lockHeldSeat(tx, key, holdingId)
  await endHolding(tx, seat.seatId, 'reassigned')
  const { offeringId } = seat
  const people = [{ personId: personId!, name, email }]
  await giveSeats(tx, { companyId: key.companyId, offeringId, seats: [seat], people, place: () => '/email' })
  await tellLost(tx, seat, key.companyId)
  await emit(tx, { name: 'SeatReassigned', subjectId: key.companyId, facts: { seatId: seat.seatId } })
  const [before, after] = [
    { seatId: seat.seatId, personId: seat.personId },
    { seatId: seat.seatId, personId },
  ]
  await noteAct(tx, { kind: 'seats', subjectId: key.companyId, before, after })
}
