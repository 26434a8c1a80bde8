import { theOrder } from '../../checkout/the-order.ts'
import type { PageRoute } from '../page-route.ts'
import { showCompany } from './account.ts'
import { companyCreditPages } from './credit.ts'
import { giveBackPages } from './give-back.ts'
import { invitationPages } from './invitation.ts'
import { invoicingPages } from './invoicing.ts'
import { makeCompany } from './join.ts'
import { leavePages } from './leave.ts'
import { memberPages } from './member-pages.ts'
import { nameFromForm, showNames } from './names.ts'

/** Staff name people too, but over the API or on the desk: here are the companies of whoever looks. */
const steered = theOrder.to('owner', 'manager')

/** The pages of a company that buys for its people. */
export const companyPages: readonly PageRoute[] = [
  { method: 'get', path: '/company', who: 'signed-in', answer: showCompany },
  { method: 'post', path: '/company', who: 'signed-in', answer: makeCompany },
  { method: 'get', path: '/company/orders/:id/seats/:offeringId', who: steered, answer: showNames },
  { method: 'post', path: '/company/orders/:id/seats/:offeringId', who: steered, answer: nameFromForm },
  ...giveBackPages,
  ...invoicingPages,
  ...companyCreditPages,
  ...memberPages,
  ...leavePages,
  ...invitationPages,
]
