import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { AcceptBatch, acceptBatch, RejectBatch, rejectBatch } from './decide-batch.ts'
import { makeBatch } from './make-batch.ts'
import { Profile, profileNow, setProfile } from './profile.ts'
import { BATCH_STATES, type Batch, batchById, batchesBefore, waitingEntries } from './queries.ts'

const room = 'accounting'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
/** Writes out the book. */
const MAKE_WEIGHT = 10

const BatchShape = z
  .object({
    id: z.uuid(),
    number: z.int(),
    throughOn: z.iso.date(),
    state: z.enum(BATCH_STATES),
    entries: z.int(),
    rows: z.int(),
    totals: z.array(z.object({ currency: CurrencyCode, debitMinor: z.int(), creditMinor: z.int() })),
    sha256: z.string(),
    bytes: z.int(),
    madeAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    said: z.string().nullable(),
  })
  .meta({ id: 'VoucherBatch' })

const view = ({ path: _path, madeAt, decidedAt, ...batch }: Batch): z.input<typeof BatchShape> => ({
  ...batch,
  madeAt: madeAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
})
const ofBatch = z.strictObject({ batchId: z.uuid() })

/** The journal on its way into another accounting program: each posting once. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/setup/voucher-profile',
    id: 'readVoucherProfile',
    room,
    who: readers,
    summary: 'How the journal is written for another accounting program',
    replies: { 200: Profile },
    answer: async ({ till }) => ({ status: 200, body: await profileNow({ client: till.connection.pool }) }),
  }),
  route({
    method: 'put',
    path: '/setup/voucher-profile',
    id: 'setVoucherProfile',
    room,
    who,
    summary: 'Sets that, from now on; batches that were made stay as they are',
    body: Profile,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setProfile(tx, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/voucher-batches',
    id: 'listVoucherBatches',
    room,
    who: readers,
    summary: 'The batches that were made, the newest first, and how many entries of closed months wait for one',
    query: z.strictObject(pageQuery),
    replies: {
      200: z.object({ waitingEntries: z.int(), batches: z.array(BatchShape), next: z.string().nullable() }),
    },
    answer: async ({ till, query: { after, limit } }) => {
      const on = { client: till.connection.pool }
      const rows = await batchesBefore(on, readCursor(after)?.id ?? null, limit + 1)
      const { page, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { waitingEntries: await waitingEntries(on), batches: page.map(view), next } }
    },
  }),
  route({
    method: 'post',
    path: '/voucher-batches',
    id: 'makeVoucherBatch',
    room,
    who,
    weight: MAKE_WEIGHT,
    summary: 'Writes every entry of the closed months that no batch holds into one numbered file',
    replies: { 201: BatchShape },
    refusals: ['accounting/nothing-closed', 'accounting/nothing-to-send'],
    answer: async ({ till, actor }) => {
      const id = await act(till, actor, (tx) => makeBatch(tx, till.config.dataDir))
      return { status: 201, body: view((await batchById({ client: till.connection.pool }, id))!) }
    },
  }),
  route({
    method: 'get',
    path: '/voucher-batches/{batchId}/file.csv',
    id: 'readVoucherBatch',
    reads: 'voucher-batch',
    room,
    who: readers,
    summary: 'The file of a batch: made once, the same bytes for ever',
    params: ofBatch,
    replies: { 200: null },
    refusals: ['voucher-batch/unknown'],
    answer: async ({ till, params: { batchId } }) => {
      const batch = await batchById({ client: till.connection.pool }, batchId)
      if (!batch) throw unknown('voucher-batch')
      const source = createReadStream(join(till.config.dataDir, batch.path))
      return { status: 200, body: null, file: { type: 'text/csv; charset=utf-8', name: `${batch.number}.csv`, source } }
    },
  }),
  route({
    method: 'post',
    path: '/voucher-batches/{batchId}/acceptance',
    id: 'acceptVoucherBatch',
    room,
    who,
    summary: 'Says that the other program has taken the batch: its entries are never sent again',
    params: ofBatch,
    body: AcceptBatch,
    replies: { 204: null },
    refusals: ['voucher-batch/unknown', 'accounting/decided-already'],
    answer: async ({ till, actor, params: { batchId }, body }) => {
      await act(till, actor, (tx) => acceptBatch(tx, batchId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/voucher-batches/{batchId}/rejection',
    id: 'rejectVoucherBatch',
    room,
    who,
    summary: 'Says that the other program has taken none of the batch: its entries go into the next one',
    params: ofBatch,
    body: RejectBatch,
    replies: { 204: null },
    refusals: ['voucher-batch/unknown', 'accounting/decided-already'],
    answer: async ({ till, actor, params: { batchId }, body }) => {
      await act(till, actor, (tx) => rejectBatch(tx, batchId, body))
      return { status: 204, body: null }
    },
  }),
]
