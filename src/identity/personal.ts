import { z } from 'zod'
import { ERASED_NAME, Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const own = (table: string, name: string) => [
  ofWhom(name, `delete from ${table} t using whom where t.person_id = whom.id`),
]

/** The person, what they may do, and how they get in. The person comes last: everything else is found by them. */
export const personalInIdentity: readonly PersonalTable[] = [
  {
    table: 'person_roles',
    columns: ['person_id', 'role'],
    shown: {
      as: 'roles',
      shape: z.object({ role: z.string(), since: Instant }),
      of: ofWhom(
        'shown-roles',
        'select r.role, r.granted_at as since from whom join person_roles r on r.person_id = whom.id order by r.role',
      ),
    },
    erased: own('person_roles', 'erase-roles'),
  },
  {
    table: 'person_faculties',
    columns: ['person_id', 'faculty'],
    shown: {
      as: 'faculties',
      shape: z.object({ faculty: z.string(), since: Instant }),
      of: ofWhom(
        'shown-faculties',
        'select f.faculty, f.granted_at as since from whom join person_faculties f on f.person_id = whom.id order by f.faculty',
      ),
    },
    erased: own('person_faculties', 'erase-faculties'),
  },
  {
    table: 'login_sessions',
    columns: ['person_id', 'content', 'agent', 'method'],
    shown: {
      as: 'sessions',
      shape: z.object({
        method: z.string().nullable(),
        withCode: z.boolean(),
        agent: z.string(),
        createdAt: Instant,
        lastSeenAt: Instant,
        endsAt: Instant,
      }),
      of: ofWhom(
        'shown-sessions',
        `select s.method, s.with_code as "withCode", s.agent, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt"
         from whom join login_sessions s on s.person_id = whom.id order by s.created_at`,
      ),
    },
    erased: own('login_sessions', 'erase-sessions'),
  },
  {
    table: 'authenticators',
    columns: ['person_id', 'sealed_secret'],
    shown: {
      as: 'authenticatorApps',
      shape: z.object({ createdAt: Instant, confirmedAt: Instant.nullable() }),
      of: ofWhom(
        'shown-authenticators',
        'select a.created_at as "createdAt", a.confirmed_at as "confirmedAt" from whom join authenticators a on a.person_id = whom.id',
      ),
    },
    erased: own('authenticators', 'erase-authenticators'),
  },
  {
    table: 'recovery_codes',
    columns: ['person_id', 'digest'],
    shown: {
      as: 'recoveryCodes',
      shape: z.object({ createdAt: Instant, usedAt: Instant.nullable() }),
      of: ofWhom(
        'shown-recovery-codes',
        'select c.created_at as "createdAt", c.used_at as "usedAt" from whom join recovery_codes c on c.person_id = whom.id order by c.created_at',
      ),
    },
    erased: own('recovery_codes', 'erase-recovery-codes'),
  },
  {
    table: 'one_time_links',
    columns: ['person_id', 'digest'],
    shown: {
      as: 'mailedLinks',
      shape: z.object({ purpose: z.string(), createdAt: Instant, endsAt: Instant, usedAt: Instant.nullable() }),
      of: ofWhom(
        'shown-links',
        `select l.purpose, l.created_at as "createdAt", l.ends_at as "endsAt", l.used_at as "usedAt"
         from whom join one_time_links l on l.person_id = whom.id order by l.created_at`,
      ),
    },
    erased: own('one_time_links', 'erase-links'),
  },
  {
    table: 'sign_ups',
    columns: ['email', 'name', 'lang', 'password_hash', 'digest'],
    shown: {
      as: 'signUps',
      shape: z.object({ name: z.string(), email: z.string(), createdAt: Instant, endsAt: Instant }),
      of: ofWhom(
        'shown-sign-ups',
        `select s.name, s.email, s.created_at as "createdAt", s.ends_at as "endsAt"
         from whom join sign_ups s on s.email = any(whom.addresses) order by s.created_at`,
      ),
    },
    erased: [ofWhom('erase-sign-ups', 'delete from sign_ups s using whom where s.email = any(whom.addresses)')],
  },
  {
    table: 'merged_people',
    columns: ['person_id'],
    shown: {
      as: 'mergedAccounts',
      shape: z.object({ id: z.uuid(), mergedAt: Instant }),
      of: ofWhom(
        'shown-merged-people',
        'select m.id, m.merged_at as "mergedAt" from whom join merged_people m on m.person_id = whom.id order by m.merged_at',
      ),
    },
    erased: own('merged_people', 'erase-merged-people'),
  },
  {
    table: 'person_addresses',
    columns: ['person_id', 'email'],
    shown: {
      as: 'emailAddresses',
      shape: z.object({ email: z.string(), since: Instant, isMain: z.boolean() }),
      of: ofWhom(
        'shown-addresses',
        `select a.email, a.since, a.email = p.email as "isMain" from whom join people p on p.id = whom.id
         join person_addresses a on a.person_id = p.id order by a.since, a.email`,
      ),
    },
    erased: own('person_addresses', 'erase-addresses'),
  },
  {
    table: 'people',
    columns: ['id', 'email', 'name', 'lang', 'password_hash', 'external_id'],
    shown: {
      as: 'account',
      shape: z.object({
        id: z.uuid(),
        name: z.string(),
        email: z.string(),
        lang: z.string(),
        hasPassword: z.boolean(),
        createdAt: Instant,
        emailVerifiedAt: Instant.nullable(),
        externalId: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-account',
        `select p.id, p.name, p.email, p.lang, p.password_hash is not null as "hasPassword", p.created_at as "createdAt",
           p.email_verified_at as "emailVerifiedAt", p.external_id as "externalId" from whom join people p on p.id = whom.id`,
      ),
    },
    erased: [
      ofWhom(
        'erase-person',
        `update people p set email = whom.stand_in, name = '${ERASED_NAME}', password_hash = null, email_verified_at = null,
           external_client = null, external_id = null, lang = 'nb', erased_at = app_now() from whom where p.id = whom.id`,
      ),
    ],
  },
]
