import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, primaryKey, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { enrolments } from '../enrolment/schema.ts'
import { id, idOf, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'
import type { CertificateContent } from './content.ts'

/** Enrolments whose completion has changed, until it is looked at what that makes of a certificate. A trigger puts them here. */
export const certificatesDue = snakeCase.table(
  'certificates_due',
  {
    enrolmentId: uuid()
      .primaryKey()
      .references(() => enrolments.id),
    /** How often it changed since: what changes while it is looked at is looked at again. */
    changes: integer().notNull().default(1),
    nextTryAt: instant().notNull(),
  },
  (t) => [index('certificates_due_next').on(t.nextTryAt)],
)

/** That somebody has completed a course. Insert-only; what it says goes when its learner is erased. */
export const certificates = snakeCase.table(
  'certificates',
  {
    id: id(),
    enrolmentId: idOf().references(() => enrolments.id),
    /** From 1 for each enrolment: a corrected name, or completed again, is another. */
    version: integer().notNull(),
    /** Opens it to whoever was given it; it cannot be guessed. */
    code: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    /** Null: its learner was erased. */
    content: jsonb().$type<CertificateContent>(),
    /** Why there is another version; null for what a completion has made. */
    reason: text(),
    issuedAt: instant().notNull(),
    issuedBy: text().notNull(),
  },
  (t) => [
    uniqueIndex('certificates_version_once').on(t.enrolmentId, t.version),
    uniqueIndex('certificates_code_once').on(t.code),
  ],
)

/** That a certificate is no longer valid, and why. Insert-only: what was taken back is made anew. */
export const certificateEndings = snakeCase.table(
  'certificate_endings',
  {
    certificateId: uuid()
      .primaryKey()
      .references(() => certificates.id),
    how: text().$type<'revoked' | 'undone' | 'replaced'>().notNull(),
    /** In the words of whoever took it back; null where it follows from what was done. */
    reason: text(),
    endedAt: instant().notNull(),
    endedBy: text().notNull(),
  },
  (t) => [
    check('certificate_endings_how_known', sql`${t.how} in ('revoked', 'undone', 'replaced')`),
    check('certificate_endings_reason_given', sql`${t.how} <> 'revoked' or ${t.reason} is not null`),
  ],
)

/** The PDF of a certificate in one language, as it was drawn once. Insert-only. */
export const certificateFiles = snakeCase.table(
  'certificate_files',
  {
    certificateId: idOf().references(() => certificates.id),
    lang: text().$type<Lang>().notNull(),
    path: text().notNull(),
    sha256: text().notNull(),
    bytes: integer().notNull(),
    renderer: text().notNull(),
  },
  (t) => [primaryKey({ name: 'certificate_files_pk', columns: [t.certificateId, t.lang] })],
)

/** Keys that credentials are signed with. The private half is sealed with a key that the database does not have. Insert-only. */
export const signingKeys = snakeCase.table('signing_keys', {
  id: id(),
  /** The public half, as it is published for ever (RFC 7517). */
  publicKey: jsonb().$type<{ kty: 'RSA'; n: string; e: string }>().notNull(),
  sealedPrivateKey: text().notNull(),
  madeAt: instant().notNull(),
})

/** The Open Badges 3.0 credential of a certificate, as it was signed once. Insert-only. */
export const certificateBadges = snakeCase.table('certificate_badges', {
  certificateId: uuid()
    .primaryKey()
    .references(() => certificates.id),
  keyId: idOf().references(() => signingKeys.id),
  /** A compact JWS (RFC 7515). */
  jws: text().notNull(),
})
