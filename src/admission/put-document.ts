import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DOCUMENT_KINDS, type DocumentKind } from '../catalogue/admission.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { Line } from '../platform/words.ts'
import { type ApplicationKey, lockUndecided } from './lock-application.ts'
import { mediaTypeOf } from './media-type-of.ts'
import { notADocument, tooLarge, tooManyDocuments } from './problems.ts'

/** The largest document, in bytes, and how many of them an application has. */
export const DOCUMENT_BYTES_MAX = 4 * 1024 * 1024
export const DOCUMENTS_MAX = 6
/** Base64 writes three bytes as four characters. */
const BASE64_MAX = Math.ceil(DOCUMENT_BYTES_MAX / 3) * 4

export const PutDocument = z
  .strictObject({
    kind: z.enum(DOCUMENT_KINDS),
    name: Line,
    content: z.base64().max(BASE64_MAX).meta({ description: 'The bytes of a PDF, JPEG or PNG, as base64' }),
  })
  .meta({ id: 'PutApplicationDocument' })

const COUNT = statement<{ many: number }>(
  'admission-count-documents',
  'select count(*) as many from application_documents where application_id = $1',
)
const WRITE = statement(
  'admission-write-document',
  `insert into application_documents (id, application_id, kind, name, media_type, size, sha256, content, added_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/**
 * Adds a document to an application that nobody has decided yet. What it is, its bytes say. Returns its id.
 * @throws application/unknown, application/over, application/decided, application/too-many-documents, application/document-twice,
 *   application/document-too-large, application/not-a-document
 */
export async function putDocument(
  tx: Tx,
  key: ApplicationKey,
  { kind, name, bytes }: { kind: DocumentKind; name: string; bytes: Buffer },
): Promise<string> {
  if (bytes.length > DOCUMENT_BYTES_MAX) throw tooLarge('/content', DOCUMENT_BYTES_MAX)
  const mediaType = mediaTypeOf(bytes)
  if (!mediaType) throw notADocument('/content')
  const application = await lockUndecided(tx, key)
  const [count] = await run(tx, COUNT, [application.id])
  if (count!.many >= DOCUMENTS_MAX) throw tooManyDocuments(DOCUMENTS_MAX)
  const id = newId()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await run(tx, WRITE, [id, application.id, kind, name, mediaType, bytes.length, sha256, bytes, tx.now])
  return id
}
