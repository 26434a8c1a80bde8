import { Readable } from 'node:stream'
import { z } from 'zod'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, type FileReply, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { DropBatch, dropBatch, markSent } from './end-batch.ts'
import { MakeBatch, makeBatch } from './make-batch.ts'
import { fileGone } from './problems.ts'
import { batchesBefore, contentOf, oneBatch, openDebits } from './queries.ts'
import { SetDebitAside, SettleDebit, setDebitAside, settleDebit } from './settle-debits.ts'
import { BatchShape, DebitShape } from './shapes.ts'

const room = 'paying-back'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
const ofBatch = z.object({ batchId: z.uuid() })
const ofDebit = z.object({ debitId: z.uuid() })

/** The bank's files of approved paybacks, and what the bank's statement says of them. */
export const batchRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/payback-batches',
    id: 'listPaybackBatches',
    room,
    who: readers,
    summary: 'Files of paybacks for the bank, the newest first',
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ batches: z.array(BatchShape), next: z.string().nullable() }) },
    answer: async ({ till, query: { after, limit } }) => {
      const before = readCursor(after)?.id ?? null
      const rows = await batchesBefore({ client: till.connection.pool }, before, limit + 1)
      const { page: batches, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { batches, next } }
    },
  }),
  route({
    method: 'post',
    path: '/payback-batches',
    id: 'makePaybackBatch',
    room,
    who,
    idempotent: true,
    summary:
      'Gathers all that two people have approved into one file for the bank (pain.001), or a list to type in from',
    body: MakeBatch,
    replies: { 201: BatchShape },
    refusals: ['payback-batch/nothing', 'seller/unknown'],
    answer: async ({ till, actor, idempotencyKey, body }) => {
      const ask = askOf(actor, null, { key: idempotencyKey!, operation: 'make payback batch', body })
      const id = await act(till, actor, (tx) => once(tx, ask, () => makeBatch(tx, body)))
      return { status: 201, body: (await seen(till, id)).body }
    },
  }),
  route({
    method: 'get',
    path: '/payback-batches/{batchId}',
    id: 'readPaybackBatch',
    room,
    who: readers,
    summary: 'One file of paybacks: its control sum, and how many of its payments the bank has made',
    params: ofBatch,
    replies: { 200: BatchShape },
    refusals: ['payback-batch/unknown'],
    answer: ({ till, params: { batchId } }) => seen(till, batchId),
  }),
  route({
    method: 'get',
    path: '/payback-batches/{batchId}/file',
    id: 'readPaybackFile',
    reads: 'paybacks',
    room,
    who,
    summary: 'The file itself, the same bytes each time, until its accounts are not needed any more',
    params: ofBatch,
    replies: { 200: null },
    refusals: ['payback-batch/unknown', 'payback-batch/file-gone'],
    answer: async ({ till, params: { batchId } }) => ({ status: 200, body: null, file: await fileOf(till, batchId) }),
  }),
  route({
    method: 'post',
    path: '/payback-batches/{batchId}/sending',
    id: 'markPaybackBatchSent',
    room,
    who,
    summary: 'Somebody has handed the file to the bank: it cannot be dropped any more',
    params: ofBatch,
    replies: { 200: BatchShape },
    refusals: ['payback-batch/unknown', 'payback-batch/ended'],
    answer: async ({ till, actor, params: { batchId } }) => {
      await act(till, actor, (tx) => markSent(tx, batchId))
      return seen(till, batchId)
    },
  }),
  route({
    method: 'post',
    path: '/payback-batches/{batchId}/dropping',
    id: 'dropPaybackBatch',
    room,
    who,
    summary: 'The file never goes to the bank: its paybacks are free again, approved as they were',
    params: ofBatch,
    body: DropBatch,
    replies: { 200: BatchShape },
    refusals: ['payback-batch/unknown', 'payback-batch/ended', 'payback-batch/seen'],
    answer: async ({ till, actor, params: { batchId }, body }) => {
      await act(till, actor, (tx) => dropBatch(tx, batchId, body))
      return seen(till, batchId)
    },
  }),
  route({
    method: 'get',
    path: '/bank-debits',
    id: 'listBankDebits',
    reads: 'paybacks',
    room,
    who: readers,
    summary: 'What went out and may be ours, each with the paybacks or files that it may be, at most fifty',
    replies: { 200: z.object({ debits: z.array(DebitShape) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { debits: await openDebits({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'put',
    path: '/bank-debits/{debitId}/settlement',
    id: 'settleBankDebit',
    room,
    who,
    summary: 'Says which payback, or which file of them, it was that went out',
    params: ofDebit,
    body: SettleDebit,
    replies: { 204: null },
    refusals: ['debit/unknown', 'payback/unknown', 'payback/not-this-money'],
    answer: async ({ till, actor, params: { debitId }, body }) => {
      await act(till, actor, (tx) => settleDebit(tx, debitId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/bank-debits/{debitId}/setting-aside',
    id: 'setBankDebitAside',
    room,
    who,
    summary: 'It was something else that happened to be as much',
    params: ofDebit,
    body: SetDebitAside,
    replies: { 204: null },
    refusals: ['debit/unknown'],
    answer: async ({ till, actor, params: { debitId }, body }) => {
      await act(till, actor, (tx) => setDebitAside(tx, debitId, body))
      return { status: 204, body: null }
    },
  }),
]

/** @throws payback-batch/unknown, payback-batch/file-gone */
async function fileOf(till: Till, batchId: string): Promise<FileReply> {
  const found = await contentOf({ client: till.connection.pool }, batchId)
  if (!found) throw unknown('payback-batch')
  if (found.content === null) throw fileGone()
  const [type, ending] = found.form === 'list' ? ['text/csv; charset=utf-8', 'csv'] : ['application/xml', 'xml']
  return { type, name: `${found.reference}.${ending}`, source: Readable.from([Buffer.from(found.content)]) }
}

async function seen(till: Till, batchId: string) {
  const batch = await oneBatch({ client: till.connection.pool }, batchId)
  if (!batch) throw unknown('payback-batch')
  return { status: 200 as const, body: batch }
}
