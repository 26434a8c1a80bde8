import { STAFF } from '../../companies/may-act-for.ts'
import type { PageRoute } from '../page-route.ts'
import { QUOTATIONS, showList } from './list.ts'
import { makeFromForm, showNew } from './new.ts'
import { ownQuotationPages } from './own.ts'
import { recipientPages } from './recipient.ts'
import { acceptFromForm, mailFromForm, showQuotation, withdrawFromForm } from './show.ts'

const who = STAFF
const ONE = `${QUOTATIONS}/:id` as const

/** Offers in writing: for those who sell, for whom they are made, and for buyers who make their own. */
export const quotationPages: readonly PageRoute[] = [
  { method: 'get', path: QUOTATIONS, who, reads: 'quotation-list', answer: showList },
  { method: 'get', path: `${QUOTATIONS}/new`, who, answer: showNew },
  { method: 'post', path: `${QUOTATIONS}/new`, who, answer: makeFromForm },
  { method: 'get', path: ONE, who, reads: 'quotation', answer: showQuotation },
  { method: 'post', path: `${ONE}/acceptance`, who, answer: acceptFromForm },
  { method: 'post', path: `${ONE}/mails`, who, answer: mailFromForm },
  { method: 'post', path: `${ONE}/withdrawal`, who, answer: withdrawFromForm },
  ...recipientPages,
  ...ownQuotationPages,
]
