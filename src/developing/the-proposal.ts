import { keepsFaculty } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { thing } from '../platform/http/who.ts'

const FACULTY = statement<{ faculty: string }>(
  'developing-proposal-faculty',
  'select faculty from proposals where id = $1',
)

/** What a faculty proposes: no other faculty sees it, not even as a draft. */
export const theProposal = thing({
  name: 'proposal',
  ties: { 'its-faculty': 'faculty administrators of the faculty that proposes' },
  held: [],
  async tiesOf({ till, actor }, proposalId) {
    const [found] = await run({ client: till.connection.pool }, FACULTY, [proposalId])
    return found && keepsFaculty(actor, found.faculty) ? ['its-faculty'] : []
  },
})
