import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DOCUMENT_READERS, theDocument } from '../checkout/the-document.ts'
import { daysInOrder, documentFilter } from '../invoicing/document-query.ts'
import { type DocumentRow, documentById } from '../invoicing/queries.ts'
import { documents } from '../lists/documents.ts'
import { IN_ORDER_OF_ISSUE, placeOfDocument } from '../lists/order-of-issue.ts'
import type { Place } from '../lists/place.ts'
import type { On } from '../platform/db/statement.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { invalid, tryAgain, unknown } from '../platform/problems.ts'
import { sendingsOf } from '../sending/queries.ts'
import { deskRoutes } from './desk-routes.ts'
import { DocumentReply, documentRoutes } from './document-routes.ts'

const Totals = z
  .array(
    z.object({
      currency: CurrencyCode,
      count: z.int(),
      netMinor: z.int(),
      vatMinor: z.int(),
      vatKronerMinor: z.int().meta({ description: 'The VAT in øre, as it is owed' }),
      grossMinor: z.int(),
      leftMinor: z.int(),
    }),
  )
  .meta({ description: 'One per currency, kroner first; credit notes count negative' })

export const routes: AnyRoute[] = [
  ...deskRoutes,
  route({
    method: 'get',
    path: '/invoices',
    id: 'listInvoices',
    reads: 'documents',
    room: 'finance',
    who: ['finance', 'auditor', 'accounting-system'],
    summary: 'Issued invoices and credit notes in the order of issue, with the totals of everything the filter finds',
    query: z.strictObject({ ...documentFilter, ...pageQuery }).check(daysInOrder),
    replies: { 200: z.object({ documents: z.array(DocumentReply), totals: Totals, next: z.string().nullable() }) },
    answer: async ({ till, query }) => {
      const on = { client: till.connection.pool }
      const { limit, after, ...asked } = query
      const filter = { ...asked, ...IN_ORDER_OF_ISSUE }
      const page = { after: await placeOf(on, after), limit }
      const [rows, totals] = await Promise.all([documents.page(on, filter, page), documents.totals(on, filter)])
      const next = rows.length === limit ? rows.at(-1)!.id : null
      const sendings = await sendingsOf(
        on,
        rows.map(({ id }) => id),
      )
      const shown = rows.map(({ path, xmlPath, place: _place, ...row }) => ({
        ...row,
        pdf: path ? `/invoices/${row.id}.pdf` : null,
        xml: xmlPath ? `/invoices/${row.id}.xml` : null,
        sendings: sendings.filter(({ documentId }) => documentId === row.id),
      }))
      return { status: 200, body: { documents: shown, totals: Totals.parse(totals), next } }
    },
  }),
  storedFile({
    path: '/invoices/{documentId}.pdf',
    id: 'readInvoicePdf',
    summary: 'The stored original of a document, for its buyer and for finance: the same bytes for ever',
    type: 'application/pdf',
    fileOf: ({ number, path }) => ({ name: `${number}.pdf`, path }),
  }),
  storedFile({
    path: '/invoices/{documentId}.xml',
    id: 'readInvoiceXml',
    summary: 'The same document as an e-invoice: EHF (Peppol BIS Billing 3.0) for companies, EN 16931 for persons',
    type: 'application/xml',
    fileOf: ({ number, xmlPath }) => ({ name: `${number}.xml`, path: xmlPath }),
  }),
  ...documentRoutes, // after its files, whose addresses begin alike
]

type StoredFile = {
  path: `/${string}`
  id: string
  summary: string
  type: string
  fileOf(document: DocumentRow): { name: string; path: string | null }
}

/** A file of a document as it was stored, to whoever may open its order. */
function storedFile({ path, id, summary, type, fileOf }: StoredFile): AnyRoute {
  return route({
    method: 'get',
    path,
    id,
    reads: 'document',
    room: 'finance',
    who: theDocument.to(...DOCUMENT_READERS, 'accounting-system'),
    summary,
    params: z.object({ documentId: z.uuid() }),
    replies: { 200: null },
    refusals: ['document/unknown', 'document/not-rendered'],
    answer: async ({ till, params }) => {
      const document = await documentById({ client: till.connection.pool }, params.documentId)
      if (!document) throw unknown('document')
      const stored = fileOf(document)
      if (!stored.path)
        throw tryAgain('document/not-rendered', 'The document has its number; its file is being made.', 1)
      const source = createReadStream(join(till.config.dataDir, stored.path))
      return { status: 200, body: null, file: { type, name: stored.name, source, inline: true } }
    },
  })
}

/** A page begins after a document that the list has shown: its id is the cursor. */
async function placeOf(on: On, after: string | undefined): Promise<Place | null> {
  if (after === undefined) return null
  const place = z.uuid().safeParse(after).success ? await placeOfDocument(on, after) : null
  if (place) return place
  throw invalid('/query/after', 'not a cursor this list gave out')
}
