import { STAFF } from '../../companies/may-act-for.ts'
import { theCompany } from '../../companies/the-company.ts'
import { ClaimDomain, claimDomain } from '../../joining/claim-domain.ts'
import { endDomain } from '../../joining/end-domain.ts'
import { proveDomain } from '../../joining/prove-domain.ts'
import { SteerDomain, steerDomain } from '../../joining/steer-domain.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { domainsPage } from './domains.ts'

const HERE = '/company/:id/domains'
const owners = theCompany.to('owner')

/** Everything that is decided on the page of domains: each a button or a small form of its own. */
const STEPS: readonly {
  path: `/${string}`
  done: string
  who: PageRoute['who']
  work(visit: Visit): Promise<unknown>
}[] = [
  {
    path: HERE,
    done: 'claimed',
    who: owners,
    work: ({ till, caller, form, ...visit }) => {
      const wish = parseForm(ClaimDomain, { domain: form.get('domain') })
      return act(till, caller.actor, (tx) => claimDomain(tx, { ...wish, companyId: idOf(visit, 'company') }))
    },
  },
  {
    path: `${HERE}/:domainId/proof`,
    done: 'proved',
    who: owners,
    work: (visit) => proveDomain(visit.till, visit.caller.actor, one(visit)),
  },
  {
    path: `${HERE}/:domainId/lets-in`,
    done: 'steered',
    who: owners,
    work: (visit) => {
      const wish = parseForm(SteerDomain, { letsIn: visit.form.get('letsIn') })
      return act(visit.till, visit.caller.actor, (tx) => steerDomain(tx, { ...wish, ...one(visit) }))
    },
  },
  {
    path: `${HERE}/:domainId/end`,
    done: 'ended',
    who: theCompany.to(...STAFF, 'owner'),
    work: (visit) => act(visit.till, visit.caller.actor, (tx) => endDomain(tx, one(visit))),
  },
]

const one = (visit: Visit) => ({ companyId: idOf(visit, 'company'), domainId: idOf(visit, 'domain', 'domainId') })

export const domainPages: readonly PageRoute[] = [
  {
    method: 'get',
    path: HERE,
    who: theCompany.to(...STAFF, 'owner', 'manager'),
    answer: (visit) => domainsPage(visit),
  },
  ...STEPS.map(
    ({ path, done, who, work }): PageRoute => ({
      method: 'post',
      path,
      who,
      answer: (visit) => step(visit, { done, work }),
    }),
  ),
]

async function step(visit: Visit, { done, work }: Pick<(typeof STEPS)[number], 'done' | 'work'>): Promise<Answer> {
  const attempted = await attempt(() => work(visit))
  if ('done' in attempted) return { goTo: visit.to(`/company/${idOf(visit, 'company')}/domains?done=${done}`) }
  const { problem } = attempted
  return { ...(await domainsPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
