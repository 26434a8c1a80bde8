import { personActor } from '../../identity/actor-of.ts'
import { personByEmail } from '../../identity/queries.ts'
import { unknown } from '../../platform/problems.ts'
import { mergeBrowserCart } from '../../web/merge-browser-cart.ts'
import type { Answer } from '../../web/page-route.ts'
import type { Visit } from '../../web/visit.ts'
import { demoRoles } from './roles.ts'

/** One click makes a real login session, without the password that nobody in the demo has. */
export async function signInAs(visit: Visit): Promise<Answer> {
  const { form, on, req, to } = visit
  const role = demoRoles('').find(({ name }) => name === form.get('role'))
  const person = role ? await personByEmail(on, role.person.email) : null
  if (!role || !person) throw unknown('role')
  await new Promise<void>((signedIn, failed) => {
    req.logIn({ personId: person.id }, (error: unknown) => (error ? failed(error as Error) : signedIn()))
  })
  await mergeBrowserCart(visit, await personActor(on, person.id))
  return { goTo: to(role.place) }
}
