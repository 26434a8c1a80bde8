import { type On, run, statement } from '../platform/db/statement.ts'

/** More than a person has devices. */
export const PASSKEYS_MAX = 20

/** A passkey as its owner is shown it. */
export type OwnPasskey = { id: string; name: string; isBackedUp: boolean; createdAt: Date; lastUsedAt: Date | null }

const OWN = statement<OwnPasskey>(
  'passkeys-own',
  `select id, name, is_backed_up as "isBackedUp", created_at as "createdAt", last_used_at as "lastUsedAt"
   from passkeys where person_id = $1 order by created_at, id`,
)
const HELD = statement<{ credentialId: string }>(
  'passkeys-held',
  'select credential_id as "credentialId" from passkeys where person_id = $1',
)

/** The oldest first. */
export const passkeysOf = (on: On, personId: string): Promise<OwnPasskey[]> => run(on, OWN, [personId])

/** Those that a browser need not make once more. */
export const heldBy = (on: On, personId: string): Promise<{ credentialId: string }[]> => run(on, HELD, [personId])
