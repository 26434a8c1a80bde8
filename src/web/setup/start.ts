import { hasRole } from '../../platform/actor.ts'
import { forbidden, signInFirst } from '../../platform/problems.ts'
import { shopFacts } from '../../setup/shop-facts.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { becomeFirst, firstPage, runSetupPage } from './first.ts'
import { readyPage } from './ready.ts'

export const startPages: readonly PageRoute[] = [
  { method: 'get', path: '/setup', who: 'anyone', answer: start },
  { method: 'post', path: '/setup', who: 'anyone', answer: becomeFirst },
]

/** The operator's link opens the form for the first administrator; later the same address shows administrators the list. */
async function start(visit: Visit): Promise<Answer> {
  const { actor } = visit.caller
  if (hasRole(actor, 'administrator')) return readyPage(visit)
  if (visit.query.has('token')) return firstPage(visit)
  if (actor.kind !== 'visitor') throw forbidden()
  if ((await shopFacts(visit.on)).administrator) throw signInFirst()
  return runSetupPage(visit)
}
