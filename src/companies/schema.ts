import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  primaryKey,
  snakeCase,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { people } from '../identity/schema.ts'
import { createdAt, day, id, instant, minor } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import type { Registered } from '../platform/organisation-register.ts'

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
    /** What must stand on every order on invoice (needs.ts), and on which day of the month orders come on one (collection-day.ts). */
    needs: text().$type<'nothing' | 'either' | 'order-number' | 'reference' | 'both'>().notNull().default('nothing'),
    collects: text().notNull().default('never'),
    /** What the company's own numbers look like, see reference-form.ts; none: anything. */
    orderNumberForms: text().array().notNull().default(sql`'{}'`),
    referenceForms: text().array().notNull().default(sql`'{}'`),
    /** The state, a county or a municipality, as finance has said; null where nobody has, and the register counts. It is trusted with any amount on invoice. */
    publicBody: boolean(),
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
    check('companies_needs_known', sql`${t.needs} in ('nothing', 'either', 'order-number', 'reference', 'both')`),
    check('companies_collects_known', sql`${t.collects} ~ '^(never|last|[1-9]|1[0-9]|2[0-8])$'`),
    check('companies_terms_sane', sql`${t.paymentTermsDays} between 0 and 90`),
  ],
)

/**
 * A part of a company: a school of a municipality, a department of a firm. What it says of its invoices counts before what the company
 * says; null is as the company. It is archived and never deleted, because orders name it.
 */
export const companyUnits = snakeCase.table(
  'company_units',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    name: text().notNull(),
    /** The company's own number of it, such as a cost centre. */
    code: text(),
    invoiceEmail: text(),
    street: text(),
    postcode: text(),
    city: text(),
    buyerReference: text(),
    invoicesBy: text().$type<'auto' | 'ehf' | 'mail'>(),
    /** Under which number the network knows it, where it has one of its own (underenhet). */
    receiverNumber: text(),
    needs: text().$type<'nothing' | 'either' | 'order-number' | 'reference' | 'both'>(),
    collects: text(),
    createdAt: createdAt(),
    archivedAt: instant(),
  },
  (t) => [
    uniqueIndex('company_units_name_once').on(t.companyId, sql`lower(${t.name})`).where(sql`${t.archivedAt} is null`),
    check('company_units_whole_address', sql`num_nonnulls(${t.street}, ${t.postcode}, ${t.city}) in (0, 3)`),
    check('company_units_collects_known', sql`${t.collects} ~ '^(never|last|[1-9]|1[0-9]|2[0-8])$'`),
    check('company_units_invoices_by_known', sql`${t.invoicesBy} in ('auto', 'ehf', 'mail')`),
    check('company_units_needs_known', sql`${t.needs} in ('nothing', 'either', 'order-number', 'reference', 'both')`),
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
    /** Bound to these units of the company and to nothing else of it; null is bound to none. */
    unitIds: uuid().array(),
    joinedAt: createdAt(),
    /** Who is a member no longer has lost everything of the company's at this moment. */
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'company_members_pk', columns: [t.companyId, t.personId] }),
    check('company_members_some_units', sql`cardinality(${t.unitIds}) > 0`),
    check('company_members_owners_unbound', sql`${t.unitIds} is null or ${t.role} <> 'owner'`),
  ],
)

/** What the public register last said of a number; older than its time limit it is asked again. */
export const registerEntries = snakeCase.table('register_entries', {
  organisationNumber: text().primaryKey(),
  publicBody: boolean().notNull(),
  entry: jsonb().$type<Registered>().notNull(),
  askedAt: instant().notNull(),
})

/**
 * Somebody is asked by mail to act for a company. The link's token is made when its mail goes out and is nowhere but there: the row
 * keeps the digest, and none while the mail waits.
 */
export const companyInvitations = snakeCase.table(
  'company_invitations',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    email: text().notNull(),
    role: text().$type<'owner' | 'manager' | 'buyer' | 'finance-viewer'>().notNull(),
    /** The units that whoever accepts is bound to; null is none. */
    unitIds: uuid().array(),
    lang: text().$type<Lang>().notNull(),
    /** Null where a program of ours did. */
    invitedBy: uuid().references(() => people.id),
    invitedAt: createdAt(),
    endsAt: instant().notNull(),
    digest: text(),
    /** How often a mail was promised: the first time, and each time that somebody asked for another. */
    mailsAsked: integer().notNull().default(1),
    /** When the newest mail was handed to the mail server, and what the last try to do so met. */
    sentAt: instant(),
    fault: text(),
    revokedAt: instant(),
    acceptedAt: instant(),
    acceptedBy: uuid().references(() => people.id),
  },
  (t) => [
    uniqueIndex('company_invitations_digest_once').on(t.digest),
    uniqueIndex('company_invitations_open_once')
      .on(t.companyId, t.email)
      .where(sql`${t.revokedAt} is null and ${t.acceptedAt} is null`),
    index('company_invitations_company').on(t.companyId),
    check('company_invitations_email_lower', sql`${t.email} = lower(${t.email})`),
    check('company_invitations_some_units', sql`cardinality(${t.unitIds}) > 0`),
    check('company_invitations_owners_unbound', sql`${t.unitIds} is null or ${t.role} <> 'owner'`),
    check('company_invitations_one_end', sql`${t.revokedAt} is null or ${t.acceptedAt} is null`),
    check('company_invitations_accepted', sql`(${t.acceptedAt} is null) = (${t.acceptedBy} is null)`),
  ],
)

/** How much a company may owe on invoice, as finance has decided. Insert-only: of those whose day has not passed the last one counts. */
export const companyCredits = snakeCase.table(
  'company_credits',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    /** Øre; null is any amount. */
    amountMinor: minor(),
    /** The last day on which it counts; null is until another is set. */
    until: day(),
    reason: text().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [
    index('company_credits_company').on(t.companyId, t.setAt),
    check('company_credits_not_negative', sql`${t.amountMinor} >= 0`),
  ],
)

/** Which orders of a company's buyers need a yes, as its owners have decided. Insert-only: the last one counts. */
export const approvalRules = snakeCase.table(
  'approval_rules',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    /** Øre with VAT: what costs more needs a yes; null is that nothing does. */
    aboveMinor: minor(),
    reason: text().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [
    index('approval_rules_company').on(t.companyId, t.setAt),
    check('approval_rules_not_negative', sql`${t.aboveMinor} >= 0`),
  ],
)

/** A member asks for more. Insert-only; what finance answers is a row of its own. */
export const creditWishes = snakeCase.table(
  'credit_wishes',
  {
    id: id(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    amountMinor: minor().notNull(),
    reason: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    askedAt: instant().notNull(),
    askedBy: uuid()
      .notNull()
      .references(() => people.id),
  },
  (t) => [index('credit_wishes_company').on(t.companyId), check('credit_wishes_positive', sql`${t.amountMinor} > 0`)],
)

export const creditDecisions = snakeCase.table(
  'credit_decisions',
  {
    wishId: uuid()
      .primaryKey()
      .references(() => creditWishes.id),
    /** What was granted; null where it was declined. */
    creditId: uuid().references(() => companyCredits.id),
    /** What the asker is told. */
    answer: text().notNull(),
    decidedAt: instant().notNull(),
    decidedBy: text().notNull(),
  },
  (t) => [
    uniqueIndex('credit_decisions_credit_once').on(t.creditId),
    check('credit_decisions_answered', sql`${t.creditId} is not null or ${t.answer} <> ''`),
  ],
)
