import type { Actor, AnyRole } from '../platform/actor.ts'
import type { On } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { signInFirst } from '../platform/problems.ts'
import { personById } from './queries.ts'

export type Me = {
  kind: 'person' | 'client'
  id: string
  roles: AnyRole[]
  name: string | null
  email: string | null
  lang: Lang | null
}

/** The actor as it may know itself. @throws access/sign-in for a visitor */
export async function whoAmI(on: On, actor: Actor): Promise<Me> {
  if (actor.kind === 'client')
    return { kind: 'client', id: actor.clientId, roles: [...actor.roles], name: null, email: null, lang: null }
  const person = actor.kind === 'person' ? await personById(on, actor.personId) : null
  if (!person || actor.kind !== 'person') throw signInFirst()
  return { kind: 'person', ...person, roles: [...actor.roles] }
}
