import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { NamedPerson } from '../cart/put-line.ts'
import { twiceNamed } from '../checkout/problems.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { demandRunning } from './demand-running.ts'
import { giveSeats } from './give-seats.ts'
import { tooFewUnnamed } from './problems.ts'
import { lockUnnamed } from './unnamed-seats.ts'

/** Most people in one call; a longer list is uploaded as a file. */
export const INVITED_AT_ONCE_MAX = 100

export const InvitePeople = z.strictObject({
  people: z.array(NamedPerson).min(1).max(INVITED_AT_ONCE_MAX),
  lang: LangCode.default('nb').meta({ description: 'Of the mail to those whose language is not known' }),
})
export type InvitePeople = z.output<typeof InvitePeople> & { companyId: string; offeringId: string }

/**
 * Gives a company's unnamed seats in an offering to people, all or nothing, and invites each by mail. They are enrolled when they
 * accept. By owners, managers and staff.
 * @throws company/unknown, access/denied, offering/unknown, wallet/offering-over, wallet/too-few-unnamed, wallet/already-given
 */
export async function invitePeople(tx: Tx, { companyId, offeringId, people, lang }: InvitePeople): Promise<void> {
  await demandMember(tx, companyId, SEAT_STEERERS)
  await demandRunning(tx, offeringId)
  const ids = await ensurePeople(tx, people, lang)
  if (new Set(ids).size < people.length) throw twiceNamed('/people')
  const seats = await lockUnnamed(tx, { companyId, offeringId }, people.length)
  if (seats.length < people.length) throw tooFewUnnamed(seats.length)
  const invitees = people.map((person, at) => ({ ...person, personId: ids[at]! }))
  await giveSeats(tx, { companyId, offeringId, seats, people: invitees, place: (at) => `/people/${at}/email` })
  await emit(tx, { name: 'SeatsGiven', subjectId: companyId, facts: { offeringId, seats: people.length } })
  await noteAct(tx, { kind: 'seats', subjectId: companyId, after: { offeringId, people: ids } })
}
