import { thing } from '../platform/http/who.ts'
import { MEMBER_ROLES } from './member-role.ts'
import { membership } from './queries.ts'

/** A company, with what its members are there. To everybody else it does not exist, so that ids cannot be tried out. */
export const theCompany = thing({
  name: 'company',
  ties: { owner: 'its owners', manager: 'its managers', buyer: 'its buyers', 'finance-viewer': 'its finance viewers' },
  held: [],
  async tiesOf({ till, actor }, companyId) {
    if (actor.kind !== 'person') return []
    const role = await membership({ client: till.connection.pool }, companyId, actor.personId)
    return role ? [role] : []
  },
})

export const ANY_MEMBER = MEMBER_ROLES
