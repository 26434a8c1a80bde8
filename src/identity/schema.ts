import { sql } from 'drizzle-orm'
import {
  bigint,
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
import type { AnyRole, Role } from '../platform/actor.ts'
import { createdAt, id, instant } from '../platform/db/columns.ts'
import type { Lang } from '../platform/lang.ts'

/** A human being and their main e-mail address (kept in lower case). A password is there only for those who signed up. */
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
    /** Nobody any more: the row stays as a stand-in for whatever must be kept. */
    erasedAt: instant(),
  },
  (t) => [
    uniqueIndex('people_email_once').on(t.email),
    uniqueIndex('people_external_once').on(t.externalClient, t.externalId),
    check('people_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

/**
 * Every address of everybody: the main one, which the database keeps here beside `people`, and others that their person has proved.
 * One address is one person's, so whoever is looked for by address is looked for here.
 */
export const personAddresses = snakeCase.table(
  'person_addresses',
  {
    id: id(),
    email: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    since: createdAt(),
  },
  (t) => [
    uniqueIndex('person_addresses_once').on(t.email),
    index('person_addresses_person').on(t.personId),
    check('person_addresses_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

/** Ids that accounts had before they became part of another: the trail and the audit log go on naming them. */
export const mergedPeople = snakeCase.table(
  'merged_people',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    mergedAt: instant().notNull(),
  },
  (t) => [index('merged_people_person').on(t.personId)],
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
    /** What the list of one's sessions shows of it: the way in, whether there were two proofs (a code too, or a passkey), and the browser. */
    method: text().$type<Method>(),
    withCode: boolean().notNull().default(false),
    agent: text().notNull().default(''),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull().default(sql`app_now()`),
    endsAt: instant().notNull(),
  },
  (t) => [index('login_sessions_end').on(t.endsAt), index('login_sessions_person').on(t.personId)],
)

/** How somebody proved who they are: `provider:feide` is a sign-in elsewhere. */
export type Method = 'password' | 'link' | 'passkey' | `provider:${string}`

/** A person's authenticator app (RFC 6238). The secret is sealed with a key that the database does not have. */
export const authenticators = snakeCase.table('authenticators', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  sealedSecret: text().notNull(),
  createdAt: createdAt(),
  /** Null until the first code has shown that the app has the secret. */
  confirmedAt: instant(),
  /** The newest time step whose code was taken: none is taken twice. */
  lastStep: bigint({ mode: 'number' }),
})

/** A code that stands in for the app once, for whoever has lost it. */
export const recoveryCodes = snakeCase.table(
  'recovery_codes',
  {
    digest: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: createdAt(),
    usedAt: instant(),
  },
  (t) => [index('recovery_codes_person').on(t.personId)],
)

/** A program's key. Only the digest is kept; the key is shown once. */
export const apiKeys = snakeCase.table(
  'api_keys',
  {
    id: id(),
    digest: text().notNull(),
    name: text().notNull(),
    roles: text().array().$type<AnyRole[]>().notNull(),
    /** Of whose courses it is told and keeps; none means of all. */
    faculties: text().array().notNull().default([]),
    /** Whether it is told names and addresses of learners. */
    personal: boolean().notNull().default(false),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    endsAt: instant(),
  },
  (t) => [uniqueIndex('api_keys_digest_once').on(t.digest)],
)

/** What a link that works once is for. */
export type LinkPurpose = 'first-administrator' | 'sign-in' | 'new-password'

/** A link that works once. Only the digest of its token is kept. A mailed one is somebody's; the operator's is nobody's yet. */
export const oneTimeLinks = snakeCase.table(
  'one_time_links',
  {
    digest: text().primaryKey(),
    purpose: text().$type<LinkPurpose>().notNull(),
    personId: uuid().references(() => people.id),
    createdAt: createdAt(),
    endsAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('one_time_links_end').on(t.endsAt)],
)

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
