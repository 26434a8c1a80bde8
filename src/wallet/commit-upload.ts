import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import type { Named } from '../cart/schema.ts'
import { demandMember } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { conflict } from '../platform/problems.ts'
import { judgedNow } from './check-upload.ts'
import { demandRunning } from './demand-running.ts'
import { giveSeats, type Invitee } from './give-seats.ts'
import { tooFewUnnamed } from './problems.ts'
import type { UploadedRow } from './schema.ts'
import { lockUpload, type Upload, type UploadKey } from './the-upload.ts'
import { lockUnnamed } from './unnamed-seats.ts'

/** So many people are given their seats between two words of how far it has come. */
const STEP = 500
const PEOPLE_AT_ONCE = 200

export const CommitUpload = z.strictObject({
  which: z.enum(['all', 'good']).meta({
    description:
      'all: only if no row is wrong; good: leave out what is wrong. Whoever has a seat already keeps it either way',
  }),
  lang: LangCode.default('nb'),
})
export type CommitUpload = z.output<typeof CommitUpload> & UploadKey
/** Told how many have been given a seat, from outside the transaction that does it. */
export type Told = (done: number) => Promise<void>

const DONE = statement(
  'wallet-upload-done',
  'update seat_uploads set rows = $2, progress = $3, committed_at = $4 where id = $1',
)
const HAVE_SEATS = statement<{ personId: string }>(
  'wallet-seated-people',
  `select a.person_id as "personId" from seat_assignments a where a.company_id = $1 and a.offering_id = $2 and a.ended_at is null
   union select e.person_id from wallet_seats w join enrolments e on e.seat_id = w.seat_id and e.withdrawn_at is null
     where w.company_id = $1 and w.offering_id = $2`,
)

/**
 * Gives a seat to everybody in an uploaded list who has none of the company here, and invites them, in one transaction: all of them
 * or nobody. The same list once more finds that everybody has a seat, and changes nothing.
 * @throws upload/unknown, wallet/upload-busy, wallet/upload-done, wallet/rows-to-mend, wallet/too-few-unnamed, wallet/offering-over
 */
export async function commitUpload(tx: Tx, { which, lang, ...key }: CommitUpload, told: Told): Promise<void> {
  await demandMember(tx, key.companyId, SEAT_STEERERS)
  const upload = await lockUpload(tx, key)
  await demandRunning(tx, upload.offeringId)
  const seats = await lockUnnamed(tx, upload, upload.rows.length)
  const rows = await judgedNow(tx, upload, upload.rows)
  const wrong = rows.filter(({ verdict }) => verdict !== 'good' && verdict !== 'has-seat').length
  if (which === 'all' && wrong > 0) throw rowsToMend(wrong)
  const invitees = await inviteesOf(tx, { upload, rows, lang })
  if (seats.length < invitees.length) throw tooFewUnnamed(seats.length)
  for (let from = 0; from < invitees.length; from += STEP) {
    const people = invitees.slice(from, from + STEP)
    await giveSeats(tx, {
      ...upload,
      seats: seats.slice(from, from + STEP),
      people,
      place: (at) => `/rows/${from + at}`,
    })
    await told(from + people.length)
  }
  const invited = new Set(invitees.map(({ email }) => email.toLowerCase()))
  const left = rows.map((row) =>
    row.verdict === 'good' ? { ...row, verdict: invited.has(row.email.toLowerCase()) ? 'invited' : 'has-seat' } : row,
  )
  await run(tx, DONE, [upload.uploadId, JSON.stringify(left), invitees.length, tx.now])
  if (invitees.length === 0) return
  const facts = { offeringId: upload.offeringId, seats: invitees.length }
  await emit(tx, { name: 'SeatsGiven', subjectId: key.companyId, facts })
  await noteAct(tx, {
    kind: 'seats',
    subjectId: key.companyId,
    after: { ...facts, people: invitees.map(({ personId }) => personId) },
  })
}

const rowsToMend = (rows: number) =>
  conflict('wallet/rows-to-mend', 'Some rows are wrong. Mend them, or invite the good ones only.', { rows })

/** Those of the good rows who are not seated yet: two addresses may be one person's, who may have a seat by the other. */
async function inviteesOf(
  tx: Tx,
  { upload, rows, lang }: { upload: Upload; rows: readonly UploadedRow[]; lang: CommitUpload['lang'] },
): Promise<Invitee[]> {
  const good = rows
    .filter(({ verdict }) => verdict === 'good')
    .map(({ name, email }) => ({ name, email: email.toLowerCase() }))
  if (good.length === 0) return []
  const ids = await everybody(tx, good, lang)
  const seated = new Set(
    (await run(tx, HAVE_SEATS, [upload.companyId, upload.offeringId])).map(({ personId }) => personId),
  )
  return good.flatMap((person, at) => {
    const personId = ids[at]!
    if (seated.has(personId)) return []
    seated.add(personId)
    return [{ ...person, personId }]
  })
}

/** In alphabetical steps, so that two lists never wait for each other; in one statement so many would take the square of the time. */
async function everybody(tx: Tx, people: readonly Named[], lang: CommitUpload['lang']): Promise<string[]> {
  const sorted = people.toSorted((one, other) => (one.email < other.email ? -1 : 1))
  const ids = new Map<string, string>()
  for (let from = 0; from < sorted.length; from += PEOPLE_AT_ONCE) {
    const step = sorted.slice(from, from + PEOPLE_AT_ONCE)
    const found = await ensurePeople(tx, step, lang)
    for (const [at, { email }] of step.entries()) ids.set(email, found[at]!)
  }
  return people.map(({ email }) => ids.get(email)!)
}
