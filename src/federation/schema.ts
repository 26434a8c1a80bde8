import { index, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '../identity/schema.ts'
import { createdAt, id, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'

/** Who somebody is at a sign-in provider, joined to the person they are here. It is added and removed, never changed. */
export const externalIdentities = snakeCase.table(
  'external_identities',
  {
    id: id(),
    provider: text().notNull(),
    subject: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    linkedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('external_identities_once').on(t.provider, t.subject),
    index('external_identities_person').on(t.personId),
  ],
)

/**
 * An identity that a provider vouched for in one browser, and that waits for its owner to prove an address. The key is the
 * digest of a secret in that browser's session; the link is mailed to the address, and only its digest is kept.
 */
export const identityJoinings = snakeCase.table(
  'identity_joinings',
  {
    browserDigest: text().primaryKey(),
    provider: text().notNull(),
    subject: text().notNull(),
    /** What the provider said, to fill in the form. */
    name: text(),
    suggestedEmail: text(),
    lang: text().$type<Lang>().notNull(),
    cameFrom: text().notNull(),
    createdAt: createdAt(),
    endsAt: instant().notNull(),
    /** The address to be proved, and the newest link to it: asking again ends the one before. */
    email: text(),
    linkDigest: text(),
    linkEndsAt: instant(),
    usedAt: instant(),
  },
  (t) => [index('identity_joinings_end').on(t.endsAt)],
)
