/** What a person may do beyond their own things. */
export const ROLES = ['administrator', 'course-administrator', 'finance', 'support'] as const
export type Role = (typeof ROLES)[number]

/** Who acts. A request, a job or the payment provider: one actor for a whole transaction. */
export type Actor =
  | { kind: 'visitor' }
  | { kind: 'person'; personId: string; roles: readonly Role[] }
  | { kind: 'client'; clientId: string; roles: readonly Role[] }
  | { kind: 'job'; name: string }
  | { kind: 'stripe' }

export const visitor: Actor = { kind: 'visitor' }

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  if (actor.kind === 'job') return true
  if (actor.kind !== 'person' && actor.kind !== 'client') return false
  return actor.roles.includes('administrator') || roles.some((role) => actor.roles.includes(role))
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
