import { documentByToken } from '../../checkout/document-by-token.ts'
import { isByLink } from '../../checkout/the-document.ts'
import { type DocumentView, documentView } from '../../finance/document-view.ts'
import { unknown } from '../../platform/problems.ts'
import { idOf } from '../desk/id-of.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** How long a browser that came by a document's link opens it, in days. */
const LINK_DAYS = 90

/** Whoever came by the document's own link sees it and pays it, and nothing more. */
export type Opened = { document: DocumentView; byLink: boolean }

/** The token of a printed or mailed link moves into a cookie, so that it stands in no address, history or referrer. */
export async function followLink({ on, params, cookies, to }: Visit): Promise<Answer> {
  const token = params.token ?? ''
  const documentId = await documentByToken(on, token)
  if (documentId === null) throw unknown('document')
  cookies.set(`document_${documentId}`, token, LINK_DAYS)
  return { goTo: to(`/documents/${documentId}`) }
}

export async function openDocument(visit: Visit): Promise<Opened> {
  const document = await documentView(visit.on, idOf(visit, 'document'))
  if (!document) throw unknown('document')
  return { document, byLink: isByLink(visit.ties) }
}
