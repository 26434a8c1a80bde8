import { keepsFaculty } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { thing } from '../platform/http/who.ts'

const FACULTY = statement<{ faculty: string }>(
  'tasks-faculty',
  'select c.faculty from tasks t join courses c on c.id = t.course_id where t.id = $1',
)

/** What is to be done about a course: whoever keeps the course sees it and may do it. */
export const theTask = thing({
  name: 'task',
  ties: { 'its-faculty': 'faculty administrators of the faculty of its course' },
  held: [],
  async tiesOf({ till, actor }, taskId) {
    const [found] = await run({ client: till.connection.pool }, FACULTY, [taskId])
    return found && keepsFaculty(actor, found.faculty) ? ['its-faculty'] : []
  },
})
