import { thing } from '../platform/http/who.ts'
import { membership } from './queries.ts'

/** A company, with what its members are there. To everybody else it does not exist, so that ids cannot be tried out. */
export const theCompany = thing({
  name: 'company',
  ties: {
    owner: 'its owners',
    manager: 'its managers',
    buyer: 'its buyers',
    'finance-viewer': 'its finance viewers',
    'unit-manager': 'managers of some of its units',
    'unit-buyer': 'buyers of some of its units',
    'unit-viewer': 'finance viewers of some of its units',
  },
  held: [],
  async tiesOf({ till, actor }, companyId) {
    if (actor.kind !== 'person') return []
    const tie = await membership({ client: till.connection.pool }, companyId, actor.personId)
    return tie ? [tie] : []
  },
})
