import { Readable } from 'node:stream'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { FileReply } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import type { DocumentType } from './media-type-of.ts'

const ENDINGS: Record<DocumentType, string> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }

type Stored = { name: string; mediaType: DocumentType; content: Buffer; personId: string; offeringId: string }
const FIND = statement<Stored>(
  'admission-document',
  `select d.name, d.media_type as "mediaType", d.content, a.person_id as "personId", a.offering_id as "offeringId"
   from application_documents d join applications a on a.id = d.application_id where d.id = $1 and a.id = $2`,
)
export type DocumentKey = { applicationId: string; documentId: string } & (
  | { personId: string }
  | { offeringId: string }
)

/** A document of somebody's own application, or of one for an offering, to be saved and never shown in a page. @throws application-document/unknown */
export async function documentOf(on: On, key: DocumentKey): Promise<FileReply> {
  const [found] = await run(on, FIND, [key.documentId, key.applicationId])
  const fits = found && ('personId' in key ? found.personId === key.personId : found.offeringId === key.offeringId)
  if (!fits) throw unknown('application-document')
  const { name, mediaType, content } = found
  const bare = name.replace(/\.[^.]*$/, '') || 'document'
  return { type: mediaType, name: `${bare}.${ENDINGS[mediaType]}`, source: Readable.from([content]) }
}
