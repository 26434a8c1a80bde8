import { z } from 'zod'
import { demandMember } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { holdsCardNumber, NO_CARD } from '../platform/words.ts'
import { demandRunning } from './demand-running.ts'
import { type GivenRow, judgeRows } from './judge-rows.ts'
import { UPLOAD_ROWS_MAX } from './people-in-file.ts'
import type { UploadedRow } from './schema.ts'

/** As much of a cell as is taken to be judged, in characters: what is longer than any name is told so, not refused whole. */
const CELL_MAX = 400
const FILE_NAME_MAX = 200
const Cell = z
  .string()
  .max(CELL_MAX)
  .refine((text) => !holdsCardNumber(text), NO_CARD)
export const CheckUpload = z.strictObject({
  fileName: z.string().max(FILE_NAME_MAX).default(''),
  rows: z
    .array(z.strictObject({ name: Cell, email: Cell }))
    .min(1)
    .max(UPLOAD_ROWS_MAX)
    .meta({ description: 'As they stand in the list: what is wrong with one is told, and nothing is refused for it' }),
})
export type CheckUpload = { companyId: string; offeringId: string; fileName: string; rows: readonly GivenRow[] }

const SEATED = statement<{ email: string }>(
  'wallet-seated-addresses',
  `select lower(a.email) as email from seat_assignments a where a.company_id = $1 and a.offering_id = $2 and a.ended_at is null
   union select n.email from wallet_seats w join enrolments e on e.seat_id = w.seat_id and e.withdrawn_at is null join people n on n.id = e.person_id
     where w.company_id = $1 and w.offering_id = $2`,
)
const KEEP = statement(
  'wallet-keep-upload',
  `insert into seat_uploads (id, company_id, offering_id, uploaded_by, file_name, rows, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7)`,
)

/** Judges a list of people for a company's seats, row by row, and keeps it; nobody is invited yet. @throws company/unknown, access/denied, wallet/offering-over */
export async function checkUpload(tx: Tx, { companyId, offeringId, fileName, rows }: CheckUpload): Promise<string> {
  await demandMember(tx, companyId, SEAT_STEERERS)
  await demandRunning(tx, offeringId)
  const judged = await judgedNow(tx, { companyId, offeringId }, rows)
  const uploadId = newId()
  const by = nameOf(tx.actor)
  await run(tx, KEEP, [uploadId, companyId, offeringId, by, fileName, JSON.stringify(judged), tx.now])
  return uploadId
}

/** Rows judged by what the company's seats are now. */
export async function judgedNow(
  tx: Tx,
  { companyId, offeringId }: { companyId: string; offeringId: string },
  rows: readonly GivenRow[],
): Promise<UploadedRow[]> {
  const seated = await run(tx, SEATED, [companyId, offeringId])
  return judgeRows(rows, new Set(seated.map(({ email }) => email)))
}
