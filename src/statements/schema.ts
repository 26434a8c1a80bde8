import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, primaryKey, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { companies } from '../companies/schema.ts'
import { funders } from '../funding/schema.ts'
import { day, id, idOf, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import type { StatementContent } from './content.ts'

/** Months whose statements were made, each once. Insert-only. */
export const statementMonths = snakeCase.table(
  'statement_months',
  {
    /** The first day of the month. */
    month: day().primaryKey(),
    issuedAt: instant().notNull(),
    issuedBy: text().notNull(),
  },
  (t) => [check('statement_months_month_begins', sql`extract(day from ${t.month}) = 1`)],
)

/** What a partner, a faculty or a funder was told of a month, with every figure. Insert-only. */
export const issuedStatements = snakeCase.table(
  'issued_statements',
  {
    id: id(),
    month: day()
      .notNull()
      .references(() => statementMonths.month),
    kind: text().$type<StatementContent['kind']>().notNull(),
    companyId: uuid().references(() => companies.id),
    faculty: text(),
    funderId: uuid().references(() => funders.id),
    /** Gapless from 1 for each of them. */
    number: integer().notNull(),
    content: jsonb().$type<StatementContent>().notNull(),
  },
  (t) => [
    uniqueIndex('issued_statements_partner_once').on(t.companyId, t.number),
    uniqueIndex('issued_statements_faculty_once').on(t.faculty, t.number),
    uniqueIndex('issued_statements_funder_once').on(t.funderId, t.number),
    index('issued_statements_month').on(t.month),
    check(
      'issued_statements_of_one',
      sql`num_nonnulls(${t.companyId}, ${t.faculty}, ${t.funderId}) = 1 and case ${t.kind} when 'partner' then ${t.companyId} is not null
        when 'faculty' then ${t.faculty} is not null when 'funder' then ${t.funderId} is not null else false end`,
    ),
  ],
)

/** The files of a statement, as they were made and are handed out. Insert-only. */
export const statementFiles = snakeCase.table(
  'statement_files',
  {
    statementId: idOf().references(() => issuedStatements.id),
    form: text().$type<'pdf' | 'csv' | 'xlsx'>().notNull(),
    lang: text().$type<Lang>().notNull(),
    path: text().notNull(),
    sha256: text().notNull(),
    bytes: integer().notNull(),
  },
  (t) => [primaryKey({ name: 'statement_files_pk', columns: [t.statementId, t.form, t.lang] })],
)
