import { z } from 'zod'
import { STAFF } from '../companies/may-act-for.ts'
import { SEAT_STEERERS } from '../companies/member-role.ts'
import { theCompany } from '../companies/the-company.ts'
import { type AnyRoute, type Caller, route } from '../platform/http/route.ts'
import { act, type Till } from '../platform/till.ts'
import { CheckUpload, checkUpload } from './check-upload.ts'
import { CommitUpload, commitUpload } from './commit-upload.ts'
import { MendUpload, mendUpload } from './mend-upload.ts'
import { ROW_VERDICTS } from './schema.ts'
import { tellProgress } from './tell-progress.ts'
import { uploadOf } from './the-upload.ts'

const room = 'wallet'
const steering = theCompany.to(...STAFF, ...SEAT_STEERERS)
const OfUpload = z.object({ companyId: z.uuid(), uploadId: z.uuid() })
const RowShape = z
  .object({
    line: z.int(),
    name: z.string(),
    email: z.string(),
    verdict: z.enum(ROW_VERDICTS),
    fix: z.string().nullable().meta({ description: 'What the address was probably meant to be' }),
  })
  .meta({ id: 'UploadedRow' })
const UploadShape = z
  .object({
    uploadId: z.uuid(),
    offeringId: z.uuid(),
    fileName: z.string(),
    rows: z.array(RowShape),
    progress: z.int().meta({ description: 'How many have been given a seat so far' }),
    isCommitted: z.boolean(),
  })
  .meta({ id: 'SeatUpload' })
const refusals = ['company/unknown', 'upload/unknown', 'wallet/upload-busy', 'wallet/upload-done']

/** A list of people for a company's seats: judged row by row, mended, and then invited, all of them or nobody. */
export const uploadRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/companies/{companyId}/wallet/{offeringId}/uploads',
    id: 'checkUpload',
    room,
    who: steering,
    summary: 'Judges a list of people row by row and keeps it for a week; nobody is invited yet',
    params: z.object({ companyId: z.uuid(), offeringId: z.uuid() }),
    body: CheckUpload,
    replies: { 201: UploadShape },
    refusals: ['company/unknown', 'offering/unknown', 'wallet/offering-over'],
    answer: async (call) => {
      const { till, actor, params, body } = call
      const rows = body.rows.map((row, at) => ({ ...row, line: at + 1 }))
      const uploadId = await act(till, actor, (tx) => checkUpload(tx, { ...params, ...body, rows }))
      return { status: 201, body: await seen(call, { ...params, uploadId }) }
    },
  }),
  route({
    method: 'get',
    path: '/companies/{companyId}/uploads/{uploadId}',
    id: 'readUpload',
    room,
    who: steering,
    summary: 'Your own list: every row with its verdict, and how far inviting has come',
    params: OfUpload,
    replies: { 200: UploadShape },
    refusals: ['company/unknown', 'upload/unknown'],
    answer: async (call) => ({ status: 200, body: await seen(call, call.params) }),
  }),
  route({
    method: 'put',
    path: '/companies/{companyId}/uploads/{uploadId}/rows',
    id: 'mendUpload',
    room,
    who: steering,
    summary: 'Mends rows in place; one left empty is taken out. The whole list is judged anew',
    params: OfUpload,
    body: MendUpload,
    replies: { 200: UploadShape },
    refusals,
    answer: async (call) => {
      const { till, actor, params, body } = call
      await act(till, actor, (tx) => mendUpload(tx, { ...params, ...body }))
      return { status: 200, body: await seen(call, params) }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/uploads/{uploadId}/commitment',
    id: 'commitUpload',
    room,
    who: steering,
    summary:
      'Gives a seat to everybody in the list who has none here, and invites them: all or nobody. Repeating it is refused by name',
    params: OfUpload,
    body: CommitUpload,
    replies: { 200: UploadShape },
    refusals: [...refusals, 'wallet/rows-to-mend', 'wallet/too-few-unnamed', 'wallet/offering-over'],
    answer: async (call) => {
      const { till, actor, params, body } = call
      await act(till, actor, (tx) => commitUpload(tx, { ...params, ...body }, tellProgress(till, params.uploadId)))
      return { status: 200, body: await seen(call, params) }
    },
  }),
]

async function seen({ till, actor }: Caller & { till: Till }, key: { companyId: string; uploadId: string }) {
  const { companyId: _, ...upload } = await uploadOf({ client: till.connection.pool }, actor, key)
  return upload
}
