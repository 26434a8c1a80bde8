import { run, statement } from '../platform/db/statement.ts'
import { thing } from '../platform/http/who.ts'

const IS_OWN = statement<{ id: string }>(
  'identity-is-own',
  'select id from external_identities where id = $1 and person_id = $2',
)

/** An identity at a provider. To everybody but the person it signs in it does not exist. */
export const theIdentity = thing({
  name: 'identity',
  ties: { self: 'whoever it signs in' },
  held: [],
  async tiesOf({ till, actor }, id) {
    if (actor.kind !== 'person') return []
    const own = await run({ client: till.connection.pool }, IS_OWN, [id, actor.personId])
    return own.length > 0 ? ['self'] : []
  },
})
