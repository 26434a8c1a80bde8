import { type Actor, keepsFaculty, teachesFaculty } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { thing } from '../platform/http/who.ts'

type Found = { faculty: string; teaches: 'all' | 'some' | null }
const FIND = statement<Found>(
  'catalogue-offering-ties',
  `select c.faculty, (select case when t.session_ids is null then 'all' else 'some' end
     from offering_teachers t where t.offering_id = o.id and t.person_id = $2 and t.ended_at is null) as teaches
   from offerings o join courses c on c.id = o.course_id where o.id = $1`,
)

/** An offering as those who keep and teach it see it. */
export const theOffering = thing({
  name: 'offering',
  ties: {
    'its-faculty': 'faculty administrators of its faculty',
    teacher: 'its teachers',
    'session-teacher': 'teachers of some of its sessions',
    'its-platform': 'learning platforms of its faculty',
    'its-platform-with-names': 'learning platforms of its faculty whose key is told names',
  },
  held: [],
  atWork: ['its-faculty', 'teacher', 'session-teacher', 'its-platform', 'its-platform-with-names'],
  async tiesOf({ till, actor }, offeringId) {
    const personId = actor.kind === 'person' ? actor.personId : null
    const [found] = await run({ client: till.connection.pool }, FIND, [offeringId, personId])
    if (!found) return []
    return [
      ...(keepsFaculty(actor, found.faculty) ? (['its-faculty'] as const) : []),
      ...platformTies(actor, found.faculty),
      ...(found.teaches === 'all' ? (['teacher'] as const) : []),
      ...(found.teaches === 'some' ? (['session-teacher'] as const) : []),
    ]
  },
})

function platformTies(actor: Actor, faculty: string): ('its-platform' | 'its-platform-with-names')[] {
  if (actor.kind !== 'client' || !teachesFaculty(actor, faculty)) return []
  return actor.personal ? ['its-platform', 'its-platform-with-names'] : ['its-platform']
}
