import { boolean, index, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '../identity/schema.ts'
import { createdAt, id, instant } from '../platform/db/columns.ts'

/**
 * Somebody signed in says that an address is theirs, and proves it by a mailed link, once and soon. Only the digest of its token is
 * kept. Where the address is another account's, the proof stays good for a while, so that the two can become one.
 */
export const addressProofs = snakeCase.table(
  'address_proofs',
  {
    id: id(),
    digest: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    email: text().notNull(),
    createdAt: createdAt(),
    endsAt: instant().notNull(),
    provedAt: instant(),
    /** Whose address it was when it was proved, by an id that may have gone since. */
    accountId: uuid(),
    /** Whether a code of that account's app was given too. */
    withCode: boolean().notNull().default(false),
    /** The address was added, or the accounts became one. */
    spentAt: instant(),
  },
  (t) => [
    uniqueIndex('address_proofs_digest_once').on(t.digest),
    index('address_proofs_person').on(t.personId),
    index('address_proofs_end').on(t.endsAt),
  ],
)
