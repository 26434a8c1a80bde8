import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { sendCopy } from './copies.ts'
import { askFromForm, showCorrection } from './correct.ts'
import { followLink } from './open.ts'
import { showDocument } from './page.ts'
import { payDocument, settleReturn } from './pay.ts'

/** The pages of one invoice or credit note, for its buyer and for whoever holds its link. */
export const documentPages: readonly PageRoute[] = [
  { method: 'get', path: '/pay/:token', answer: followLink },
  { method: 'get', path: '/documents/:id', answer: show },
  { method: 'get', path: '/documents/:id/pay', answer: ({ to, params }) => ({ goTo: to(`/documents/${params.id}`) }) },
  { method: 'post', path: '/documents/:id/pay', answer: payDocument },
  { method: 'post', path: '/documents/:id/copies', answer: sendCopy },
  { method: 'get', path: '/documents/:id/correction', answer: showCorrection },
  { method: 'post', path: '/documents/:id/correction', answer: askFromForm },
]

async function show(visit: Visit): Promise<Answer> {
  const { query, params, to } = visit
  const returned = query.get('returned')
  if (returned === 'paid') return settleReturn(visit)
  if (returned === 'cancelled') return { goTo: to(`/documents/${params.id}?done=cancelled`) }
  return showDocument(visit)
}
