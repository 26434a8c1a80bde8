import { actorOf } from '../identity/actor-of.ts'
import { COURSE_KEEPERS } from './admin/who.ts'
import { mergeBrowserCart } from './merge-browser-cart.ts'
import type { Visit } from './visit.ts'

/** Where somebody goes who has just signed in, in whichever way: to a cart that needs their eyes, else where they came from, else where their day begins. */
export async function afterSignIn(visit: Visit, cameFrom: string): Promise<{ goTo: string }> {
  return { goTo: (await merged(visit)) ? visit.to('/cart?merged=yes') : wayBack(visit, cameFrom) }
}

/** Whether carts were added up, or something did not fit: then the person sees the cart before anything else. */
async function merged(visit: Visit): Promise<boolean> {
  const outcome = await mergeBrowserCart(visit, actorOf(visit.req))
  return outcome !== null && (outcome.left.length > 0 || (!outcome.wasEmpty && outcome.moved.length > 0))
}

/** The longest address that is kept, in characters. */
const ADDRESS_MAX = 500

/** Only addresses of our own: a link into the sign-in page must not lead on to somebody else's site. */
export const isOwnAddress = (wanted: string): boolean =>
  wanted.length <= ADDRESS_MAX && /^\/(?![/\\])[\w\-./?=&%]*$/.test(wanted)

const wayBack = ({ to, req }: Visit, wanted: string): string =>
  isOwnAddress(wanted) ? wanted : to(keepsCourses(req) ? '/admin' : '/my-learning')

/** An administrator, who may do all of it, has no such desk. */
function keepsCourses(req: Visit['req']): boolean {
  const actor = actorOf(req)
  return actor.kind === 'person' && COURSE_KEEPERS.some((role) => actor.roles.includes(role))
}
