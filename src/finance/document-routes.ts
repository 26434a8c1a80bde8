import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { DOCUMENT_BUYERS, DOCUMENT_READERS, isByLink, theDocument } from '../checkout/the-document.ts'
import { DUE_STATES } from '../invoicing/left-to-pay.ts'
import { resendDocument } from '../notices/resend-document.ts'
import { hasRole } from '../platform/actor.ts'
import type { Ties } from '../platform/http/admit.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { forbidden, unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { Email, PersonName } from '../platform/words.ts'
import { CHANNELS, SENDING_STATES } from '../sending/state.ts'
import { documentView } from './document-view.ts'

const DocumentId = z.object({ documentId: z.uuid() })
const room = 'finance'

export const DocumentReply = z
  .object({
    id: z.uuid(),
    kind: z.enum(['invoice', 'credit-note']),
    number: z.string(),
    documentDate: z.iso.date(),
    dueDate: z.iso.date().nullable(),
    kid: z.string().nullable(),
    currency: CurrencyCode,
    netMinor: z.int(),
    vatMinor: z.int(),
    vatKronerMinor: z.int().meta({ description: 'The same VAT in øre, by the rate that stands on the document' }),
    grossMinor: z.int(),
    prepaidMinor: z.int(),
    creditedMinor: z.int().meta({ description: 'Of an invoice: what credit notes took back of it' }),
    leftMinor: z.int().meta({ description: 'Of an invoice: what is left to pay, after credit notes and payments' }),
    state: z.enum(DUE_STATES).nullable(),
    buyerName: z.string(),
    organisationNumber: z.string().nullable(),
    purchaseOrderNumber: z.string().nullable(),
    orderId: z.uuid(),
    orderNumber: z.int(),
    creditsNumber: z.string().nullable(),
    creditedBy: z.string().nullable(),
    replacesNumber: z.string().nullable(),
    replacedBy: z.string().nullable(),
    pdf: z.string().nullable(),
    sha256: z.string().nullable(),
    xml: z.string().nullable(),
    xmlSha256: z.string().nullable(),
    sendings: z.array(
      z.object({
        channel: z.enum(CHANNELS),
        state: z.enum(SENDING_STATES),
        said: z.string().nullable(),
        at: InstantOut,
      }),
    ),
  })
  .meta({ id: 'Document' })

const Linked = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(['invoice', 'credit-note']),
  date: z.iso.date(),
  grossMinor: z.int(),
  as: z.enum(['credited-by', 'credits', 'replaced-by', 'replaces']),
})
const WholeDocument = z
  .object({
    ...DocumentReply.shape,
    linked: z.array(Linked),
    collective: z.boolean().meta({ description: 'An invoice for several orders' }),
    orders: z
      .array(z.object({ id: z.uuid(), number: z.int(), grossMinor: z.int() }))
      .meta({ description: 'The orders that it is for, as far as you see them, and how much is for each' }),
    restrictedUntil: z.iso
      .date()
      .nullable()
      .meta({ description: 'The buyer is erased: it is kept for the books alone, until this day' }),
    payments: z.array(z.object({ at: InstantOut, amountMinor: z.int() })),
    mails: z.array(
      z.object({
        id: z.uuid(),
        toEmail: z.string(),
        createdAt: InstantOut,
        sentAt: InstantOut.nullable(),
        tries: z.int(),
      }),
    ),
  })
  .meta({ id: 'WholeDocument' })

/** One document, for whoever may see it. */
export const documentRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/invoices/{documentId}',
    id: 'readInvoice',
    reads: 'document',
    room,
    who: theDocument.to(...DOCUMENT_READERS, 'accounting-system'),
    summary: 'A document, what is left of it, and the documents, payments and mails that belong to it',
    params: DocumentId,
    replies: { 200: WholeDocument },
    refusals: ['document/unknown'],
    answer: async (call) => ({ status: 200, body: await shown(call) }),
  }),
  route({
    method: 'post',
    path: '/invoices/{documentId}/copies',
    id: 'resendInvoice',
    room,
    who: theDocument.to(...DOCUMENT_BUYERS),
    idempotent: true,
    summary: 'Sends a document by e-mail once more; finance may correct the address',
    params: DocumentId,
    body: z.strictObject({ to: z.strictObject({ name: PersonName, email: Email }).optional() }),
    replies: { 202: WholeDocument },
    refusals: ['document/unknown', 'document/not-rendered', 'document/sent-often', 'access/denied'],
    answer: async (call) => {
      const { till, actor, params, body, idempotencyKey } = call
      if (body.to && !hasRole(actor, 'finance')) throw forbidden()
      const wish = { documentId: params.documentId, key: idempotencyKey!, to: body.to ?? null }
      await act(till, actor, (tx) => resendDocument(tx, till, wish))
      return { status: 202, body: await shown(call) }
    },
  }),
]

type Call = { till: Till; ties: Ties; params: { documentId: string } }

async function shown(call: Call): Promise<z.input<typeof WholeDocument>> {
  const { documentId } = call.params
  const found = await documentView({ client: call.till.connection.pool }, documentId)
  if (!found) throw unknown('document')
  const {
    content: _content,
    lang: _lang,
    payerEmail: _payerEmail,
    coming: _coming,
    demandId: _demandId,
    path,
    xmlPath,
    ...view
  } = found
  return {
    ...view,
    pdf: path ? `/invoices/${documentId}.pdf` : null,
    xml: xmlPath ? `/invoices/${documentId}.xml` : null,
    mails: isByLink(call.ties) ? [] : view.mails.map(({ fault: _fault, ...mail }) => mail),
  }
}
