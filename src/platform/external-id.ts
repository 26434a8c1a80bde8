import { type Actor, clientOf } from './actor.ts'
import { ExternalId } from './words.ts'

/** What another system calls a thing of ours, and which of our clients that system is. */
export type External = { externalClient: string | null; externalId: string | null }

/** Query member of the lists of what other systems name: a program finds its own, people find anybody's. */
export const externalQuery = {
  externalId: ExternalId.optional().meta({ description: 'What another system calls it; a program finds its own only' }),
}

/** The name another system gave, to people and to that system; programs do not see each other's. */
export function externalIdFor(actor: Actor, { externalClient, externalId }: External): string | null {
  const client = clientOf(actor)
  return client === null || client === externalClient ? externalId : null
}
