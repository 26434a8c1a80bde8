import { TryAddress } from '../../notices/bounce-routes.ts'
import { settleBounces } from '../../notices/settle-bounces.ts'
import { act } from '../../platform/till.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** Where staff say that an address takes mail again. */
export const addressTrials: readonly PageRoute[] = [
  { method: 'post', path: '/support/address-trials', who: ['support'], answer: tryIt },
]

async function tryIt({ till, caller, form, to }: Visit): Promise<Answer> {
  const { email } = parseForm(TryAddress, { email: form.get('email') })
  await act(till, caller.actor, (tx) => settleBounces(tx, email, null))
  return { goTo: to(`/support?${new URLSearchParams({ search: email })}`) }
}
