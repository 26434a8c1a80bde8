import type { Request } from 'express'
import { actorOf } from '../identity/actor-of.ts'
import { freshPerson } from '../identity/fresh.ts'
import type { Till } from '../platform/till.ts'
import { providerOf } from './provider.ts'
import type { Begun } from './session-words.ts'

/**
 * Notes in the session that its person wants to add a provider. It is asked for by a form of ours, never by a link: else another
 * site could have somebody add whoever is signed in at the provider in their browser. @throws access/prove-again, sign-in-provider/unknown
 */
export function beginJoining(req: Request, till: Till, { providerId, ...begun }: Begun & { providerId: string }) {
  const { personId } = freshPerson(actorOf(req))
  const provider = providerOf(till, providerId)
  req.session.begun = { ...begun, joins: personId }
  return provider
}

/** Whether the sign-in that begins goes on from there, as the same person. */
export function joinsIn(req: Request): string | undefined {
  const actor = actorOf(req)
  const joins = req.session.begun?.joins
  return actor.kind === 'person' && actor.personId === joins ? joins : undefined
}
