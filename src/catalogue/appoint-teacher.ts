import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { ensurePeople } from '../identity/ensure-people.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { constraintSpeaks, unknown } from '../platform/problems.ts'
import { Email, PersonName } from '../platform/words.ts'

export const AppointTeacher = z.strictObject({ name: PersonName, email: Email, lang: LangCode.default('nb') })
export type AppointTeacher = z.output<typeof AppointTeacher>
export type Teacher = {
  personId: string
  name: string
  email: string
  since: Date
  /** The sessions that they teach; null: all. */
  sessionIds: string[] | null
  /** Since when the course page shows them, as they want; null where it does not. */
  shownSince: Date | null
}

constraintSpeaks('offering_teachers_offering_id_offerings_id_fkey', () => unknown('offering'))

const APPOINT = statement<{ personId: string }>(
  'catalogue-appoint-teacher',
  `insert into offering_teachers (offering_id, person_id, since) values ($1, $2, $3)
   on conflict (offering_id, person_id) do update set since = excluded.since, ended_at = null, session_ids = null
   where offering_teachers.ended_at is not null returning person_id as "personId"`,
)
const END = statement<{ personId: string }>(
  'catalogue-end-teacher',
  `update offering_teachers set ended_at = $3 where offering_id = $1 and person_id = $2 and ended_at is null
   returning person_id as "personId"`,
)
const FIND = statement<Teacher>(
  'catalogue-teachers',
  `select t.person_id as "personId", n.name, n.email, t.since, t.session_ids as "sessionIds", f.shown_since as "shownSince" from offering_teachers t join people n on n.id = t.person_id
   left join teacher_profiles f on f.person_id = t.person_id
   where t.offering_id = $1 and t.ended_at is null order by n.name, n.id`,
)

/** Lets a person see who takes part in an offering. Appointing them again changes nothing. @throws offering/unknown */
export async function appointTeacher(
  tx: Tx,
  { offeringId, name, email, lang }: AppointTeacher & { offeringId: string },
): Promise<{ personId: string }> {
  const [personId] = await ensurePeople(tx, [{ name, email }], lang)
  const [appointed] = await run(tx, APPOINT, [offeringId, personId, tx.now])
  if (appointed) await emit(tx, { name: 'TeacherAppointed', subjectId: offeringId, facts: { personId } })
  return { personId: personId! }
}

/** They see nothing of the offering from this moment. @throws teacher/unknown */
export async function endTeacher(
  tx: Tx,
  { offeringId, personId }: { offeringId: string; personId: string },
): Promise<void> {
  const [ended] = await run(tx, END, [offeringId, personId, tx.now])
  if (!ended) throw unknown('teacher')
  await emit(tx, { name: 'TeacherEnded', subjectId: offeringId, facts: { personId } })
}

/** Who teaches an offering, and who of them is shown: those who keep it may know, and only the teacher can say. */
export const teachersOf = (on: On, offeringId: string): Promise<Teacher[]> =>
  seeAs(HOUSE, () => run(on, FIND, [offeringId]))
