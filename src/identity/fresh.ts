import type { Actor, PersonActor } from '../platform/actor.ts'
import { forbidden, signInFirst } from '../platform/problems.ts'
import { proveAgain } from './problems.ts'

/** The person who asks; a program has no account of this kind. @throws access/sign-in, access/denied */
export function personOf(actor: Actor): PersonActor {
  if (actor.kind === 'visitor') throw signInFirst()
  if (actor.kind !== 'person') throw forbidden('This is for people, who sign in.')
  return actor
}

/** The person who asks, having signed in a moment ago (OWASP ASVS 7.5.1). @throws access/prove-again and those of personOf */
export function freshPerson(actor: Actor): PersonActor {
  const person = personOf(actor)
  if (!person.isFresh) throw proveAgain()
  return person
}

/** The same for what programs may do with their key: only people sign in. @throws access/prove-again */
export function demandFresh(actor: Actor): void {
  if (actor.kind === 'person' && !actor.isFresh) throw proveAgain()
}
