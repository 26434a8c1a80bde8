import type { PageRoute } from '../page-route.ts'
import { confirmCredit, creditNow } from './credit.ts'
import { moneyDecisions } from './decide-money.ts'
import { sendingPages } from './decide-sending.ts'
import { showDocuments } from './documents.ts'
import { showOrder } from './order.ts'
import { FINANCE as who } from './who.ts'

/** The pages of finance. */
export const financePages: readonly PageRoute[] = [
  { method: 'get', path: '/finance', who, answer: showDocuments },
  { method: 'get', path: '/finance/orders/:id', who, answer: (visit) => showOrder(visit) },
  { method: 'get', path: '/finance/orders/:id/credit', who, answer: confirmCredit },
  { method: 'post', path: '/finance/orders/:id/credit', who, answer: creditNow },
  ...moneyDecisions,
  ...sendingPages,
]
