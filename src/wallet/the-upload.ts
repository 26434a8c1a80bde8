import { type Actor, nameOf } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, unknown } from '../platform/problems.ts'
import type { UploadedRow } from './schema.ts'

export type Upload = {
  uploadId: string
  companyId: string
  offeringId: string
  fileName: string
  rows: UploadedRow[]
  /** How many of its people have been given a seat so far. */
  progress: number
  isCommitted: boolean
}
export type UploadKey = { companyId: string; uploadId: string }

const FIND = statement<Upload>(
  'wallet-upload',
  `select id as "uploadId", company_id as "companyId", offering_id as "offeringId", file_name as "fileName", rows, progress,
     committed_at is not null as "isCommitted"
   from seat_uploads where id = $1 and company_id = $2 and uploaded_by = $3`,
)
const LOCK = statement<{ free: boolean }>(
  'wallet-lock-upload',
  `select pg_try_advisory_xact_lock(hashtextextended('upload ' || $1, 0)) as free`,
)

/** Somebody's own upload. @throws upload/unknown */
export async function uploadOf(on: On, actor: Actor, { companyId, uploadId }: UploadKey): Promise<Upload> {
  const [upload] = await run(on, FIND, [uploadId, companyId, nameOf(actor)])
  if (!upload) throw unknown('upload')
  return upload
}

/**
 * The same, for whoever changes it: its row stays open, so that how far it has come can be told from outside.
 * @throws upload/unknown, wallet/upload-busy, wallet/upload-done
 */
export async function lockUpload(tx: Tx, key: UploadKey): Promise<Upload> {
  const [lock] = await run(tx, LOCK, [key.uploadId])
  if (!lock!.free) throw conflict('wallet/upload-busy', 'This list is being worked on. Wait until that is done.')
  const upload = await uploadOf(tx, tx.actor, key)
  if (upload.isCommitted) throw conflict('wallet/upload-done', 'This list has been invited already.')
  return upload
}
