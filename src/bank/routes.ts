import { z } from 'zod'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { depositRoutes } from './deposit-routes.ts'
import { bankPaymentRoutes } from './payment-routes.ts'
import { bankFile, bankFilesBefore, openReversals } from './queries.ts'
import { SetAsideReversal, setAsideReversal, settleReversal } from './settle-reversal.ts'
import { FileShape, ReversalShape } from './shapes.ts'
import { TakeBankFile, takeBankFile } from './take-bank-file.ts'
import { setTolerance, Tolerance, toleranceNow } from './tolerance.ts'

const room = 'bank'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const

/** The bank's files, what came in by them, and what the bank took back. */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/bank-files',
    id: 'takeBankFile',
    room,
    who,
    summary:
      "Takes in a bank's file (camt.053 or camt.054) of up to 2 MB; the same file, and the same payment told by another, change nothing. Payments are placed in the background",
    body: TakeBankFile,
    replies: { 200: FileShape, 201: FileShape },
    refusals: ['bank/file-unreadable', 'bank/file-unsound', 'bank/other-account'],
    answer: async ({ till, actor, body }) => {
      const { fileId, isKnown } = await act(till, actor, (tx) => takeBankFile(tx, body))
      till.wake()
      const file = await bankFile({ client: till.connection.pool }, fileId)
      return isKnown ? { status: 200, body: file! } : { status: 201, body: file! }
    },
  }),
  route({
    method: 'get',
    path: '/bank-files',
    id: 'listBankFiles',
    room,
    who: readers,
    summary: 'The files that were taken in, the newest first',
    query: z.strictObject(pageQuery),
    replies: { 200: z.object({ files: z.array(FileShape), next: z.string().nullable() }) },
    answer: async ({ till, query: { after, limit } }) => {
      const before = readCursor(after)?.id ?? null
      const rows = await bankFilesBefore({ client: till.connection.pool }, before, limit + 1)
      const { page: files, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { files, next } }
    },
  }),
  route({
    method: 'get',
    path: '/bank-files/{fileId}',
    id: 'readBankFile',
    room,
    who: readers,
    summary: 'One file, and how many of its payments are placed by now',
    params: z.object({ fileId: z.uuid() }),
    replies: { 200: FileShape },
    refusals: ['bank-file/unknown'],
    answer: async ({ till, params: { fileId } }) => {
      const file = await bankFile({ client: till.connection.pool }, fileId)
      if (!file) throw unknown('bank-file')
      return { status: 200, body: file }
    },
  }),
  ...depositRoutes,
  ...bankPaymentRoutes,
  route({
    method: 'get',
    path: '/bank-reversals',
    id: 'listBankReversals',
    reads: 'deposits',
    room,
    who: readers,
    summary: 'Payments that the bank took back and of which it is not known which they were, at most fifty',
    replies: { 200: z.object({ reversals: z.array(ReversalShape) }) },
    answer: async ({ till }) => ({
      status: 200,
      body: { reversals: await openReversals({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'put',
    path: '/bank-reversals/{reversalId}/deposit',
    id: 'settleReversal',
    room,
    who,
    summary: 'Says which payment the bank took back: it is taken off its invoices',
    params: z.object({ reversalId: z.uuid() }),
    body: z.strictObject({ depositId: z.uuid() }),
    replies: { 204: null },
    refusals: ['reversal/unknown', 'deposit/unknown', 'bank/not-the-reversed', 'bank/on-its-way-back'],
    answer: async ({ till, actor, params: { reversalId }, body: { depositId } }) => {
      await act(till, actor, (tx) => settleReversal(tx, reversalId, depositId))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/bank-reversals/{reversalId}/setting-aside',
    id: 'setAsideReversal',
    room,
    who,
    summary: 'Says why what the bank took back is of no payment that is known here: nothing is done for it',
    params: z.object({ reversalId: z.uuid() }),
    body: SetAsideReversal,
    replies: { 204: null },
    refusals: ['reversal/unknown'],
    answer: async ({ till, actor, params: { reversalId }, body }) => {
      await act(till, actor, (tx) => setAsideReversal(tx, reversalId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'get',
    path: '/bank-tolerance',
    id: 'readBankTolerance',
    room,
    who: readers,
    summary: 'How much too little or too much closes an invoice all the same',
    replies: { 200: Tolerance },
    answer: async ({ till }) => ({
      status: 200,
      body: { minor: await toleranceNow({ client: till.connection.pool }) },
    }),
  }),
  route({
    method: 'put',
    path: '/bank-tolerance',
    id: 'setBankTolerance',
    room,
    who,
    summary: 'Sets how much that is, from now on; at most a hundred kroner',
    body: Tolerance,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setTolerance(tx, body))
      return { status: 204, body: null }
    },
  }),
]
