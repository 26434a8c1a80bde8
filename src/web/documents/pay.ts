import { askForInvoicePage } from '../../checkout/ask-for-invoice-page.ts'
import { followPayment } from '../../checkout/follow-payment.ts'
import { documentView } from '../../finance/document-view.ts'
import { openPaymentOfDemand } from '../../payments/queries.ts'
import { refusedForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { openDocument } from './open.ts'
import { showDocument } from './page.ts'

/** On to the payment page for what is left; where nothing is, or nobody answers, the document says so. */
export async function payDocument(visit: Visit): Promise<Answer> {
  const { document } = await openDocument(visit)
  const attempted = await attempt(() => askForInvoicePage(visit.till, document.id))
  if ('done' in attempted && attempted.done) return { goTo: attempted.done.url }
  const here = visit.to(`/documents/${document.id}`)
  if ('done' in attempted) return { goTo: `${here}?done=pending` }
  const { problem } = attempted
  const { lang, caller, form } = visit
  const refused = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...(await showDocument(visit, refused)), status: problem.status }
}

/** Back from the payment page: asks Stripe at once instead of waiting for its message, then shows the clean address. */
export async function settleReturn(visit: Visit): Promise<Answer> {
  const { till, on, to } = visit
  const { document } = await openDocument(visit)
  const documentId = document.id
  const payment = await openPaymentOfDemand(on, document.demandId)
  if (payment)
    await followPayment(till, payment.id).catch((err: unknown) =>
      till.log.warn({ err, documentId }, 'payment not followed'),
    )
  const now = await documentView(on, documentId)
  return { goTo: to(`/documents/${documentId}?done=${now?.leftMinor === 0 ? 'paid' : 'pending'}`) }
}
