import { keepsFaculty } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { thing } from '../platform/http/who.ts'

const FACULTY = statement<{ faculty: string }>('catalogue-course-faculty', 'select faculty from courses where id = $1')

/** A course as it is edited. */
export const theCourse = thing({
  name: 'course',
  ties: { 'its-faculty': 'faculty administrators of its faculty' },
  held: [],
  async tiesOf({ till, actor }, courseId) {
    const [course] = await run({ client: till.connection.pool }, FACULTY, [courseId])
    return course && keepsFaculty(actor, course.faculty) ? ['its-faculty'] : []
  },
})
