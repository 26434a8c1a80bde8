import { keepsFaculty } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { thing } from '../platform/http/who.ts'

const FACULTY = statement<{ faculty: string }>(
  'seats-pool-faculty',
  `select c.faculty from seat_pools p join offerings o on o.id = p.offering_id join courses c on c.id = o.course_id where p.id = $1`,
)

/** A pool of an offering's seats. */
export const thePool = thing({
  name: 'pool',
  ties: { 'its-faculty': 'faculty administrators of its faculty' },
  held: [],
  async tiesOf({ till, actor }, poolId) {
    const [pool] = await run({ client: till.connection.pool }, FACULTY, [poolId])
    return pool && keepsFaculty(actor, pool.faculty) ? ['its-faculty'] : []
  },
})
