import type { Role } from '../../platform/actor.ts'
import type { PageRoute } from '../page-route.ts'
import { addressPages } from './address.ts'
import { addressTrials } from './address-trials.ts'
import { againPages } from './again.ts'
import { companyDecisions } from './companies.ts'
import { companyPage } from './company.ts'
import { domainDecisions } from './domains.ts'
import { goodwillPages } from './goodwill.ts'
import { notePages } from './notes.ts'
import { showOrder } from './order.ts'
import { personPage } from './person.ts'
import { requestPage } from './request.ts'
import { searchPage } from './search.ts'

const who: readonly Role[] = ['support']

/** The pages of those who answer the telephone. */
export const supportPages: readonly PageRoute[] = [
  { method: 'get', path: '/support', who, reads: 'orders', answer: searchPage },
  { method: 'get', path: '/support/orders/:id', who, reads: 'order', answer: (visit) => showOrder(visit) },
  { method: 'get', path: '/support/people/:id', who, reads: 'person', answer: personPage },
  { method: 'get', path: '/support/requests/:id', who, reads: 'refused-request', answer: requestPage },
  ...againPages,
  ...addressPages,
  ...goodwillPages,
  ...notePages,
  ...companyDecisions,
  ...addressTrials,
  ...domainDecisions,
  { method: 'get', path: '/support/companies/:id', who, reads: 'company', answer: companyPage },
]
