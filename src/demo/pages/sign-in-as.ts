import { actorOf } from '../../identity/actor-of.ts'
import { beginSession } from '../../identity/begin-session.ts'
import { personByEmail } from '../../identity/queries.ts'
import { unknown } from '../../platform/problems.ts'
import { mergeBrowserCart } from '../../web/merge-browser-cart.ts'
import type { Answer } from '../../web/page-route.ts'
import type { Visit } from '../../web/visit.ts'
import { demoRoles } from './roles.ts'

/** One click makes a real login session, without the password that nobody in the demo has. */
export async function signInAs(visit: Visit): Promise<Answer> {
  const { form, on, req, to, till } = visit
  const role = demoRoles('').find(({ name }) => name === form.get('role'))
  const person = role ? await personByEmail(on, role.person.email) : null
  if (!role || !person) throw unknown('role')
  await beginSession(req, till.connection.pool, { personId: person.id, method: 'link', withCode: true })
  await mergeBrowserCart(visit, actorOf(req))
  return { goTo: to(role.place) }
}
