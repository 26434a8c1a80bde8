import { keepsFaculty } from '../platform/actor.ts'
import { thing } from '../platform/http/who.ts'
import { certificateById } from './queries.ts'

/** A certificate as those who keep its course see it. Whoever has the code of one opens it by that, without being anybody. */
export const theCertificate = thing({
  name: 'certificate',
  ties: { 'its-faculty': 'faculty administrators of its faculty' },
  held: [],
  atWork: ['its-faculty'],
  async tiesOf({ till, actor }, id) {
    const found = await certificateById({ client: till.connection.pool }, id)
    return found && keepsFaculty(actor, found.faculty) ? ['its-faculty'] : []
  },
})
