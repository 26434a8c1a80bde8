import { exportPages } from '../exports/all.ts'
import { attentionPage } from '../lists/attention.ts'
import { listPages } from '../lists/page.ts'
import type { PageRoute } from '../page-route.ts'
import { financePrepaidPages } from '../prepaid/finance-page.ts'
import { bankPaymentPages } from './bank-payments.ts'
import { confirmCredit, confirmPart, creditNow } from './credit.ts'
import { showPart } from './credit-part.ts'
import { decideFromForm } from './decide-correction.ts'
import { companyCreditPages } from './decide-credit.ts'
import { moneyDecisions } from './decide-money.ts'
import { reminderPages } from './decide-reminders.ts'
import { sendingPages } from './decide-sending.ts'
import { resendFromDesk, showFinanceDocument } from './document.ts'
import { showDocuments } from './documents.ts'
import { oldReceivablePages } from './old-receivable.ts'
import { showOrder } from './order.ts'
import { ratePages } from './rates.ts'
import { FINANCE_READERS as readers, FINANCE as who } from './who.ts'

/** The pages of finance. */
export const financePages: readonly PageRoute[] = [
  { method: 'get', path: '/finance', who: readers, reads: 'documents', answer: showDocuments },
  {
    method: 'get',
    path: '/finance/documents/:id',
    who: readers,
    reads: 'document',
    answer: (visit) => showFinanceDocument(visit),
  },
  { method: 'post', path: '/finance/documents/:id/copies', who, answer: resendFromDesk },
  { method: 'get', path: '/finance/orders/:id', who: readers, reads: 'order', answer: (visit) => showOrder(visit) },
  { method: 'get', path: '/finance/orders/:id/credit', who, answer: confirmCredit },
  { method: 'get', path: '/finance/orders/:id/credit/part', who, answer: showPart },
  { method: 'post', path: '/finance/orders/:id/credit/preview', who, answer: confirmPart },
  { method: 'post', path: '/finance/orders/:id/credit', who, answer: creditNow },
  { method: 'post', path: '/finance/orders/:id/corrections/:wish', who, answer: decideFromForm },
  ...moneyDecisions,
  ...sendingPages,
  ...reminderPages,
  ...ratePages,
  ...oldReceivablePages,
  ...exportPages,
  attentionPage,
  ...listPages,
  ...bankPaymentPages,
  ...companyCreditPages,
  ...financePrepaidPages,
]
