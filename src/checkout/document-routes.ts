import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askForInvoicePage } from './ask-for-invoice-page.ts'
import { DOCUMENT_READERS, theDocument } from './the-document.ts'

/** What a buyer, or whoever holds an invoice's link, does with it over the API. */
export const documentRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/invoices/{documentId}/payment-page',
    id: 'openInvoicePaymentPage',
    room: 'checkout',
    who: theDocument.to(...DOCUMENT_READERS),
    summary:
      'The page on which what is left of an invoice is paid by card; the same while it is open. Send the Order-Token or the Document-Token that opens it.',
    params: z.object({ documentId: z.uuid() }),
    replies: { 200: z.object({ url: z.string().nullable(), endsAt: z.iso.datetime().nullable() }) },
    refusals: [
      'document/unknown',
      'document/collective',
      'document/nothing-to-pay',
      'document/payment-processing',
      'payment/unavailable',
    ],
    answer: async ({ till, params }) => {
      const page = await askForInvoicePage(till, params.documentId)
      return { status: 200, body: { url: page?.url ?? null, endsAt: page?.endsAt.toISOString() ?? null } }
    },
  }),
]
