import { sql } from 'drizzle-orm'
import { boolean, check, integer, primaryKey, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '../identity/schema.ts'
import { createdAt, id, instant } from '../platform/db/columns.ts'

/** An organisation that buys for its people, known by its organisation number (nine digits, mod 11). */
export const companies = snakeCase.table(
  'companies',
  {
    id: id(),
    organisationNumber: text().notNull(),
    name: text().notNull(),
    street: text().notNull(),
    postcode: text().notNull(),
    city: text().notNull(),
    country: text().notNull().default('NO'),
    invoiceEmail: text().notNull(),
    buyerReference: text(),
    paymentTermsDays: integer().notNull().default(14),
    /** How invoices go out; `auto` asks the directory of e-invoice receivers. */
    invoicesBy: text().$type<'auto' | 'ehf' | 'mail'>().notNull().default('auto'),
    /** Whether the PDF goes by mail beside an e-invoice. */
    mailCopy: boolean().notNull().default(true),
    /** Public bodies: no order on invoice without an order number or a reference. */
    needsReference: boolean().notNull().default(false),
    /** What the company's own numbers look like, see reference-form.ts; none: anything. */
    orderNumberForms: text().array().notNull().default(sql`'{}'`),
    referenceForms: text().array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
    /** When staff found out that its members speak for it. Until then each member sees only what they ordered themselves. */
    confirmedAt: instant(),
    externalClient: uuid(),
    externalId: text(),
  },
  (t) => [
    uniqueIndex('companies_number_once').on(t.organisationNumber),
    uniqueIndex('companies_external_once').on(t.externalClient, t.externalId),
    check('companies_invoices_by_known', sql`${t.invoicesBy} in ('auto', 'ehf', 'mail')`),
    check('companies_terms_sane', sql`${t.paymentTermsDays} between 0 and 90`),
  ],
)

export const companyMembers = snakeCase.table(
  'company_members',
  {
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    role: text().$type<'owner' | 'manager' | 'buyer' | 'finance-viewer'>().notNull(),
    joinedAt: createdAt(),
    /** Who is a member no longer has lost everything of the company's at this moment. */
    endedAt: instant(),
  },
  (t) => [primaryKey({ name: 'company_members_pk', columns: [t.companyId, t.personId] })],
)
