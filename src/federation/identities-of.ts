import { type On, run, statement } from '../platform/db/statement.ts'

/** A provider that signs a person in. */
export type JoinedIdentity = { id: string; provider: string; linkedAt: Date }

const FIND = statement<JoinedIdentity>(
  'identities-of-person',
  `select id, provider, linked_at as "linkedAt" from external_identities where person_id = $1 order by linked_at, id`,
)

/** The oldest first. */
export const identitiesOf = (on: On, personId: string): Promise<JoinedIdentity[]> => run(on, FIND, [personId])
