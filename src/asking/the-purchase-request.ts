import { run, statement } from '../platform/db/statement.ts'
import { thing } from '../platform/http/who.ts'
import { ANSWERS } from './approvers.ts'

const TIES = statement<{ own: boolean; answers: boolean }>(
  'asking-ties',
  `select r.person_id = $1 as own, ${ANSWERS} as answers from purchase_requests r where r.id = $2`,
)

/** A request is of whoever asked. Owners and managers of a company that is asked are tied to it; an employer has a link of their own. */
export const thePurchaseRequest = thing({
  name: 'purchase-request',
  ties: { asker: 'whoever asked', approver: 'owners and managers of the company that is asked' },
  held: [],
  async tiesOf({ till, actor }, requestId) {
    if (actor.kind !== 'person') return []
    const [found] = await run({ client: till.connection.pool }, TIES, [actor.personId, requestId])
    if (!found) return []
    return [...(found.own ? (['asker'] as const) : []), ...(found.answers ? (['approver'] as const) : [])]
  },
})
