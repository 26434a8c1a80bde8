import { DOCUMENT_BUYERS, DOCUMENT_READERS, theDocument } from '../../checkout/the-document.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { sendCopy } from './copies.ts'
import { askFromForm, showCorrection } from './correct.ts'
import { followLink } from './open.ts'
import { showDocument } from './page.ts'
import { payDocument, settleReturn } from './pay.ts'

const seen = theDocument.to(...DOCUMENT_READERS)
/** Whoever only holds the link sees and pays; what the invoice should say is for its buyer to say. */
const own = theDocument.to(...DOCUMENT_BUYERS)

const back = ({ to, params }: Visit): Answer => ({ goTo: to(`/documents/${params.id}`) })

/** The pages of one invoice or credit note, for its buyer and for whoever holds its link. */
export const documentPages: readonly PageRoute[] = [
  { method: 'get', path: '/pay/:token', who: 'anyone', answer: followLink },
  { method: 'get', path: '/documents/:id', who: seen, reads: 'document', answer: show },
  { method: 'get', path: '/documents/:id/pay', who: seen, answer: back },
  { method: 'post', path: '/documents/:id/pay', who: seen, answer: payDocument },
  { method: 'post', path: '/documents/:id/copies', who: own, answer: sendCopy },
  { method: 'get', path: '/documents/:id/correction', who: own, answer: showCorrection },
  { method: 'post', path: '/documents/:id/correction', who: own, answer: askFromForm },
]

async function show(visit: Visit): Promise<Answer> {
  const { query, params, to } = visit
  const returned = query.get('returned')
  if (returned === 'paid') return settleReturn(visit)
  if (returned === 'cancelled') return { goTo: to(`/documents/${params.id}?done=cancelled`) }
  return showDocument(visit)
}
