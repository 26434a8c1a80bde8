import { run, statement } from '../platform/db/statement.ts'
import { thing } from '../platform/http/who.ts'

const OWN = statement('asking-own', 'select from purchase_requests where id = $1 and person_id = $2')

/** A request to an employer: it is the learner's; the employer has a link of their own. */
export const thePurchaseRequest = thing({
  name: 'purchase-request',
  ties: { asker: 'the learner who asked' },
  held: [],
  async tiesOf({ till, actor }, requestId) {
    if (actor.kind !== 'person') return []
    const found = await run({ client: till.connection.pool }, OWN, [requestId, actor.personId])
    return found.length > 0 ? ['asker'] : []
  },
})
