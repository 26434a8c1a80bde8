import { z } from 'zod'
import { demandMember } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { invalid } from '../platform/problems.ts'
import { CheckUpload, judgedNow } from './check-upload.ts'
import { UPLOAD_ROWS_MAX } from './people-in-file.ts'
import { lockUpload, type UploadKey } from './the-upload.ts'

const Row = CheckUpload.shape.rows.element
/** Lines of the file with what they should say; one without name and address is taken out of the list. */
export const MendUpload = z.strictObject({
  rows: z
    .array(z.strictObject({ line: z.int().min(1).max(1_000_000), ...Row.shape }))
    .min(1)
    .max(UPLOAD_ROWS_MAX),
})
export type MendUpload = z.output<typeof MendUpload> & UploadKey

const REWRITE = statement('wallet-rewrite-upload', 'update seat_uploads set rows = $2 where id = $1')

/** Mends rows in place and judges the whole list anew. @throws upload/unknown, wallet/upload-busy, wallet/upload-done */
export async function mendUpload(tx: Tx, { rows, ...key }: MendUpload): Promise<void> {
  await demandMember(tx, key.companyId, SEAT_STEERERS)
  const upload = await lockUpload(tx, key)
  const mended = new Map(rows.map((row) => [row.line, row]))
  for (const [at, { line }] of rows.entries())
    if (!upload.rows.some((each) => each.line === line)) throw invalid(`/rows/${at}/line`, 'the list has no such line')
  const now = upload.rows
    .map(({ line, name, email }) => mended.get(line) ?? { line, name, email })
    .filter(({ line, name, email }) => !mended.has(line) || name.trim() !== '' || email.trim() !== '')
  await run(tx, REWRITE, [upload.uploadId, JSON.stringify(await judgedNow(tx, upload, now))])
}
