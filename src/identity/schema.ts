import { sql } from 'drizzle-orm'
import {
  bigint,
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
import type { Role } from '../platform/actor.ts'
import { createdAt, id, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'

/** A human being with one e-mail address (kept in lower case). A password is there only for those who signed up. */
export const people = snakeCase.table(
  'people',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    lang: text().$type<Lang>().notNull().default('nb'),
    passwordHash: text(),
    emailVerifiedAt: instant(),
    createdAt: createdAt(),
    externalClient: uuid(),
    externalId: text(),
  },
  (t) => [
    uniqueIndex('people_email_once').on(t.email),
    uniqueIndex('people_external_once').on(t.externalClient, t.externalId),
    check('people_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

export const personRoles = snakeCase.table(
  'person_roles',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id),
    role: text().$type<Role>().notNull(),
    grantedAt: createdAt(),
  },
  (t) => [primaryKey({ name: 'person_roles_pk', columns: [t.personId, t.role] })],
)

/** The faculties whose courses a faculty administrator keeps. */
export const personFaculties = snakeCase.table(
  'person_faculties',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id),
    faculty: text().notNull(),
    grantedAt: createdAt(),
  },
  (t) => [primaryKey({ name: 'person_faculties_pk', columns: [t.personId, t.faculty] })],
)

/** A login session: the key is the digest of the cookie, so a copy of this table opens nothing. */
export const loginSessions = snakeCase.table(
  'login_sessions',
  {
    digest: text().primaryKey(),
    personId: uuid().references(() => people.id),
    content: jsonb().notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().default(sql`app_now()`),
    endsAt: instant().notNull(),
  },
  (t) => [index('login_sessions_end').on(t.endsAt), index('login_sessions_person').on(t.personId)],
)

/** A program's key. Only the digest is kept; the key is shown once. */
export const apiKeys = snakeCase.table(
  'api_keys',
  {
    id: id(),
    digest: text().notNull(),
    name: text().notNull(),
    roles: text().array().$type<Role[]>().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    endsAt: instant(),
  },
  (t) => [uniqueIndex('api_keys_digest_once').on(t.digest)],
)

/** A link that works once. Only the digest of its token is kept. */
export const oneTimeLinks = snakeCase.table('one_time_links', {
  digest: text().primaryKey(),
  purpose: text().$type<'first-administrator'>().notNull(),
  createdAt: createdAt(),
  endsAt: instant().notNull(),
  usedAt: instant(),
})

/**
 * An account asked for, until the link mailed to its address is opened. The password waits here, not on the person,
 * so that asking for an account in somebody else's name changes nothing about them.
 */
export const signUps = snakeCase.table(
  'sign_ups',
  {
    digest: text().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    lang: text().$type<Lang>().notNull(),
    passwordHash: text().notNull(),
    createdAt: createdAt(),
    endsAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('sign_ups_end').on(t.endsAt)],
)

/** Tries counted per digest of address and network address. The limiter writes by position: key, points, expire (ms since 1970). */
export const rateLimits = snakeCase.table('rate_limits', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})
