/**
 * What a person may do beyond their own things. A faculty administrator keeps the courses of their faculties only, an auditor
 * reads what finance reads and changes nothing, a partner viewer sees the share of a partner.
 */
export const ROLES = [
  'administrator',
  'course-administrator',
  'faculty-administrator',
  'finance',
  'auditor',
  'support',
  'partner-viewer',
] as const
export type Role = (typeof ROLES)[number]

/**
 * What a program may be let do beside these, one job each; no person holds one. A learning platform notes who was there and who has
 * completed, an accounting system reads documents and brings payments, a reader of the catalogue follows what is on sale.
 */
export const PROGRAM_ROLES = ['catalogue-reader', 'learning-platform', 'accounting-system'] as const
export type ProgramRole = (typeof PROGRAM_ROLES)[number]
export type AnyRole = Role | ProgramRole
export const ANY_ROLES = [...ROLES, ...PROGRAM_ROLES] as const

/** Who acts. A request, a job or the payment provider: one actor for a whole transaction. */
export type Actor = { kind: 'visitor' } | PersonActor | ClientActor | { kind: 'job'; name: string } | { kind: 'stripe' }

/** A program with a key. */
export type ClientActor = {
  kind: 'client'
  clientId: string
  roles: readonly AnyRole[]
  /** Of whose courses it is told and keeps; none means of all, and for a faculty administrator of none. */
  faculties?: readonly string[]
  /** Whether it is told names and addresses of learners. */
  personal?: boolean
}

export type PersonActor = {
  kind: 'person'
  personId: string
  roles: readonly Role[]
  /** Those that a faculty administrator keeps. */
  faculties?: readonly string[]
  /** Roles that wait for a second factor. */
  withheld?: readonly Role[]
  /** The digest of their login session. */
  session?: string
  /** Signed in so recently that sensitive acts need no new sign-in. */
  isFresh?: boolean
  /** Gave two proofs when they signed in: a code of their app too, or a passkey that had asked for its owner. */
  withCode?: boolean
}

export const visitor: Actor = { kind: 'visitor' }

export function hasRole(actor: Actor, ...roles: readonly AnyRole[]): boolean {
  if (actor.kind === 'job') return true
  if (actor.kind !== 'person' && actor.kind !== 'client') return false
  const held: readonly AnyRole[] = actor.roles
  return held.includes('administrator') || roles.some((role) => held.includes(role))
}

/** Whether an actor keeps the courses of a faculty: those who keep all do. */
export const keepsFaculty = (actor: Actor, faculty: string): boolean =>
  hasRole(actor, 'course-administrator') ||
  (hasRole(actor, 'faculty-administrator') && facultiesOf(actor).includes(faculty))

/** What the lists of courses are narrowed to; null for whoever sees them all. */
export const onlyFaculties = (actor: Actor): readonly string[] | null =>
  hasRole(actor, 'course-administrator') ? null : facultiesOf(actor)

const facultiesOf = (actor: Actor): readonly string[] =>
  actor.kind === 'person' || actor.kind === 'client' ? (actor.faculties ?? []) : []

/** Whether an actor is a learning platform that a faculty's courses are taught on: one that is bound to none teaches all. */
export function teachesFaculty(actor: Actor, faculty: string): boolean {
  if (actor.kind !== 'client' || !actor.roles.includes('learning-platform')) return false
  const { faculties = [] } = actor
  return faculties.length === 0 || faculties.includes(faculty)
}

/** The client whose `externalId`s are meant; people and jobs have none. */
export const clientOf = (actor: Actor): string | null => (actor.kind === 'client' ? actor.clientId : null)

/** A short stable name for logs and the trail of events: ids only, no personal data. */
export function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.personId}`
    case 'client':
      return `client:${actor.clientId}`
    case 'job':
      return `job:${actor.name}`
    default:
      return actor.kind
  }
}
