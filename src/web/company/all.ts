import type { PageRoute } from '../page-route.ts'
import { showCompany } from './account.ts'
import { invoicingPages } from './invoicing.ts'
import { makeCompany } from './join.ts'
import { nameFromForm, showNames } from './names.ts'

/** The pages of a company that buys for its people. Whose company it is, the verbs decide. */
export const companyPages: readonly PageRoute[] = [
  { method: 'get', path: '/company', who: 'signed-in', answer: showCompany },
  { method: 'post', path: '/company', who: 'signed-in', answer: makeCompany },
  { method: 'get', path: '/company/orders/:id/seats/:offeringId', who: 'signed-in', answer: showNames },
  { method: 'post', path: '/company/orders/:id/seats/:offeringId', who: 'signed-in', answer: nameFromForm },
  ...invoicingPages,
]
