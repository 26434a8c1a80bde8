import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { companies } from '../companies/schema.ts'
import { people } from '../identity/schema.ts'
import { currency, day, id, instant, minor } from '../platform/db/columns.ts'

/**
 * What an invoice of another system still asked for when it was taken in here: no document of ours, and no number of our series. All of it
 * but `leftMinor` stays as it was taken in; that is what is neither paid nor ended since.
 */
export const oldReceivables = snakeCase.table(
  'old_receivables',
  {
    id: id(),
    /** Of the invoice, as the other system printed it; so is the payment reference. */
    number: text().notNull(),
    kid: text(),
    documentDate: day().notNull(),
    dueDate: day().notNull(),
    companyId: uuid().references(() => companies.id),
    personId: uuid().references(() => people.id),
    /** Who owes it, as they were called when it was taken in. */
    debtor: text().notNull(),
    originalMinor: minor().notNull(),
    openedMinor: minor().notNull(),
    leftMinor: minor().notNull(),
    currency: currency().notNull(),
    said: text(),
    takenAt: instant().notNull(),
    takenBy: text().notNull(),
  },
  (t) => [
    uniqueIndex('old_receivables_number_once').on(t.number),
    index('old_receivables_kid').on(t.kid),
    index('old_receivables_company').on(t.companyId),
    index('old_receivables_person').on(t.personId),
    index('old_receivables_open').on(t.dueDate, t.id).where(sql`${t.leftMinor} > 0`),
    check('old_receivables_one_debtor', sql`num_nonnulls(${t.companyId}, ${t.personId}) = 1`),
    check('old_receivables_left_sane', sql`${t.leftMinor} between 0 and ${t.openedMinor}`),
    check('old_receivables_opened_sane', sql`${t.openedMinor} > 0 and ${t.openedMinor} <= ${t.originalMinor}`),
    check('old_receivables_days_in_order', sql`${t.documentDate} <= ${t.dueDate}`),
  ],
)

/** How a part of one ends that no deposit pays: money that finance enters by hand, a loss, or what the other system paid or credited itself. */
export const ENDINGS = ['paid', 'written-off', 'settled-before'] as const
export type Ending = (typeof ENDINGS)[number]

/** A part that ended. Insert-only: what was wrong is undone by a row of its own, with the amount taken back. */
export const oldReceivableEndings = snakeCase.table(
  'old_receivable_endings',
  {
    id: id(),
    receivableId: uuid()
      .notNull()
      .references(() => oldReceivables.id),
    kind: text().$type<Ending>().notNull(),
    amountMinor: minor().notNull(),
    /** The day that it is booked on, or the first one after it that is open. */
    onDay: day().notNull(),
    reason: text().notNull(),
    undoesId: uuid().references((): AnyPgColumn => oldReceivableEndings.id),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    index('old_receivable_endings_of').on(t.receivableId),
    uniqueIndex('old_receivable_endings_undone_once').on(t.undoesId),
    check('old_receivable_endings_kind_known', sql`${t.kind} in ('paid', 'written-off', 'settled-before')`),
    check(
      'old_receivable_endings_signed',
      sql`case when ${t.undoesId} is null then ${t.amountMinor} > 0 else ${t.amountMinor} < 0 end`,
    ),
  ],
)
