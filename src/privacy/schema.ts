import { sql } from 'drizzle-orm'
import { check, jsonb, snakeCase, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '../identity/schema.ts'
import { id, instant } from '../platform/db/columns.ts'

/** How staff found out that it is the person themselves who wants to be erased; `own`: they asked for it signed in. */
export const PROOFS = ['own', 'in-person', 'called-back', 'signed-letter'] as const
export type Proof = (typeof PROOFS)[number]

/** Somebody is to be erased: at once, or as soon as nothing open stands against it. */
export const erasures = snakeCase.table(
  'erasures',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
    proof: text().$type<Proof>().notNull(),
    withdrawnAt: instant(),
    doneAt: instant(),
  },
  (t) => [
    uniqueIndex('erasures_one_each').on(t.personId).where(sql`${t.withdrawnAt} is null`),
    check('erasures_one_end', sql`${t.withdrawnAt} is null or ${t.doneAt} is null`),
    check('erasures_proof_known', sql`${t.proof} in ('own', 'in-person', 'called-back', 'signed-letter')`),
  ],
)

/** One night's tidying: how much of each kind went. */
export const retentionRuns = snakeCase.table('retention_runs', {
  at: timestamp({ withTimezone: true, mode: 'date' }).primaryKey(),
  removed: jsonb().$type<Record<string, number>>().notNull(),
})
