import { bigint, boolean, index, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '../identity/schema.ts'
import { createdAt, id, instant } from '../platform/db/columns.ts'

/** A passkey of a person (WebAuthn): the public half of a key that stays in their device or their password vault. */
export const passkeys = snakeCase.table(
  'passkeys',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** Whom the device was told it signs in (WebAuthn's user handle), where that account has become part of this person's. */
    knownAs: uuid(),
    /** What its owner calls it. */
    name: text().notNull(),
    /** The key's own name, base64url. */
    credentialId: text().notNull(),
    /** COSE, base64url. */
    publicKey: text().notNull(),
    /** How often it has signed, as it says; vaults that share a key between devices always say 0. */
    counter: bigint({ mode: 'number' }).notNull(),
    isBackedUp: boolean().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
  },
  (t) => [uniqueIndex('passkeys_credential_once').on(t.credentialId), index('passkeys_person').on(t.personId)],
)

/** What a passkey is asked to sign, once and soon. Only the digest is kept. It adds a passkey to a person, or signs anybody in. */
export const passkeyChallenges = snakeCase.table(
  'passkey_challenges',
  {
    digest: text().primaryKey(),
    /** Null: for signing in. */
    personId: uuid().references(() => people.id),
    createdAt: createdAt(),
    endsAt: instant().notNull(),
  },
  (t) => [index('passkey_challenges_end').on(t.endsAt)],
)
