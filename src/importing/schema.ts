import { sql } from 'drizzle-orm'
import { check, customType, index, integer, jsonb, snakeCase, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'
import type { RowFault } from './judge-rows.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Whether one row that is refused stops them all, or none of the others. */
export const WAYS = ['all', 'good-rows'] as const
export type Way = (typeof WAYS)[number]

/** `refused`: all rows were to be taken or none, and one was wrong by then. */
export type ImportEnd = 'taken' | 'refused' | 'cancelled' | 'failed'

/** A file of an old system that somebody brought. It is tried first; whoever looks at what that told says how it is taken in, or lets it go. */
export const imports = snakeCase.table(
  'imports',
  {
    id: id(),
    what: text().notNull(),
    fileName: text().notNull(),
    linesAll: integer().notNull(),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
    triedAt: instant(),
    way: text().$type<Way>(),
    chosenAt: instant(),
    chosenBy: text(),
    /** Lines that are behind whoever tries or takes them: where it goes on when it was stopped. */
    linesDone: integer().notNull().default(0),
    newCount: integer().notNull().default(0),
    knownCount: integer().notNull().default(0),
    refusedCount: integer().notNull().default(0),
    /** The first of them; the count says how many lines there were. */
    faults: jsonb().$type<RowFault[]>().notNull().default([]),
    /** How often it was begun since it last came further. */
    tries: integer().notNull().default(0),
    endedAt: instant(),
    ended: text().$type<ImportEnd>(),
  },
  (t) => [
    index('imports_asked').on(t.askedAt),
    index('imports_wanted')
      .on(t.askedAt)
      .where(sql`${t.endedAt} is null and (${t.triedAt} is null or ${t.way} is not null)`),
    check('imports_way_known', sql`${t.way} in ('all', 'good-rows')`),
    check('imports_ended_known', sql`${t.ended} in ('taken', 'refused', 'cancelled', 'failed')`),
    check('imports_chosen_whole', sql`num_nonnulls(${t.way}, ${t.chosenAt}, ${t.chosenBy}) in (0, 3)`),
    check('imports_ended_whole', sql`num_nonnulls(${t.ended}, ${t.endedAt}) in (0, 2)`),
  ],
)

/** What a file holds, until it has been taken in or let go. */
export const importFiles = snakeCase.table('import_files', {
  importId: uuid()
    .primaryKey()
    .references(() => imports.id),
  content: bytes().notNull(),
})
