import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { CurrencyCode } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { HINDRANCES, judgeDeposit } from './judge-deposits.ts'
import { PlaceDeposit, placeDeposit } from './place-deposit.ts'
import { bankFile, bankFilesBefore, depositsAfter, depositView, openReversals, unplacedMoney } from './queries.ts'
import { PLACES } from './schema.ts'
import { settleReversal } from './settle-reversal.ts'
import { TakeBankFile, takeBankFile } from './take-bank-file.ts'
import { setTolerance, Tolerance, toleranceNow } from './tolerance.ts'
import { undoPlacement } from './undo-placement.ts'

const room = 'bank'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
/** The longest search, in characters. */
const SEARCH_MAX = 100
const ofDeposit = z.object({ depositId: z.uuid() })

const FileShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(['camt.053', 'camt.054']),
    takenAt: InstantOut,
    takenBy: z.string(),
    newCount: z.int().meta({ description: 'Payments that no earlier file had told' }),
    knownCount: z.int().meta({ description: 'Payments that an earlier file had told: nothing was done for them' }),
    passedCount: z.int().meta({ description: 'Entries that went out, or are not booked yet: passed over' }),
    unjudgedCount: z.int().meta({ description: 'Not looked at yet' }),
    waitingCount: z.int().meta({ description: 'Waiting for a person' }),
  })
  .meta({ id: 'BankFile' })
const DepositShape = z
  .object({
    id: z.uuid(),
    fileId: z.uuid(),
    bookedOn: z.iso.date(),
    amountMinor: z.int(),
    leftMinor: z.int().meta({ description: 'What of it is not placed' }),
    currency: CurrencyCode,
    reference: z.string().meta({ description: "The bank's own" }),
    remittances: z.array(z.object({ reference: z.string(), amountMinor: z.int().nullable() })),
    payerName: z.string().nullable(),
    said: z.string().nullable(),
    hindrance: z.enum(HINDRANCES).nullable().meta({ description: 'Why it waits for a person' }),
    isJudged: z.boolean(),
    isReversed: z.boolean().meta({ description: 'The bank has taken it back' }),
  })
  .meta({ id: 'Deposit' })
const DepositViewShape = DepositShape.extend({
  placements: z.array(
    z.object({
      id: z.uuid(),
      place: z.enum(PLACES),
      amountMinor: z.int(),
      documentId: z.uuid().nullable(),
      number: z.string().nullable(),
      buyerName: z.string().nullable(),
      reason: z.string().nullable(),
      at: InstantOut,
      by: z.string(),
      isUndone: z.boolean(),
      undoes: z.boolean().meta({ description: 'It takes an earlier one back' }),
    }),
  ),
}).meta({ id: 'DepositView' })
const ReversalShape = z
  .object({
    id: z.uuid(),
    bookedOn: z.iso.date(),
    amountMinor: z.int(),
    currency: CurrencyCode,
    payerName: z.string().nullable(),
    said: z.string().nullable(),
    candidates: z.array(z.object({ depositId: z.uuid(), bookedOn: z.iso.date(), payerName: z.string().nullable() })),
  })
  .meta({ id: 'BankReversal' })

/** The bank's files, what came in by them, and where it went. */
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
  route({
    method: 'get',
    path: '/deposits',
    id: 'listDeposits',
    reads: 'deposits',
    room,
    who: readers,
    summary: 'What came in by bank, the oldest first: what waits to be placed, or all of it; with the sums that wait',
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(['waiting', 'all']).default('waiting'),
      search: z.string().trim().max(SEARCH_MAX).optional().meta({ description: 'Payer, message or reference' }),
      amountMinor: z.coerce.number().int().min(1).optional(),
      fileId: z.uuid().optional(),
    }),
    replies: {
      200: z.object({
        deposits: z.array(DepositShape),
        waiting: z.array(z.object({ currency: CurrencyCode, count: z.int(), leftMinor: z.int() })),
        next: z.string().nullable(),
      }),
    },
    answer: async ({ till, query: { after, limit, ...filter } }) => {
      const on = { client: till.connection.pool }
      const rows = await depositsAfter(on, filter, { after: readCursor(after)?.id ?? null, limit: limit + 1 })
      const { page: deposits, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { deposits, waiting: await unplacedMoney(on), next } }
    },
  }),
  route({
    method: 'get',
    path: '/deposits/{depositId}',
    id: 'readDeposit',
    reads: 'deposits',
    room,
    who: readers,
    summary: 'One payment into the account, and where its parts went',
    params: ofDeposit,
    replies: { 200: DepositViewShape },
    refusals: ['deposit/unknown'],
    answer: ({ till, params: { depositId } }) => seen(till, depositId),
  }),
  route({
    method: 'post',
    path: '/deposits/{depositId}/placements',
    id: 'placeDeposit',
    room,
    who,
    idempotent: true,
    summary: 'Says where money that came in belongs: an invoice, a payment that was entered by hand, or nothing here',
    params: ofDeposit,
    body: PlaceDeposit,
    replies: { 200: DepositViewShape },
    refusals: [
      ...['deposit/unknown', 'document/unknown', 'bank/more-than-unplaced', 'bank/other-currency', 'bank/reversed'],
      ...['bank/not-by-hand', 'invoice/more-than-left', 'invoice/being-credited'],
    ],
    answer: async ({ till, actor, idempotencyKey, params: { depositId }, body }) => {
      const ask = askOf(actor, null, { key: idempotencyKey!, operation: `place ${depositId}`, body })
      await act(till, actor, (tx) => once(tx, ask, () => placeDeposit(tx, depositId, body)))
      return seen(till, depositId)
    },
  }),
  route({
    method: 'post',
    path: '/deposits/{depositId}/judgement',
    id: 'judgeDeposit',
    room,
    who,
    summary:
      'Lets the till look once more whose money it is: for what waited only because an invoice was being credited',
    params: ofDeposit,
    replies: { 200: DepositViewShape },
    refusals: ['deposit/unknown'],
    answer: async ({ till, actor, params: { depositId } }) => {
      await act(till, actor, (tx) => judgeDeposit(tx, depositId))
      return seen(till, depositId)
    },
  }),
  route({
    method: 'post',
    path: '/placements/{placementId}/undoing',
    id: 'undoPlacement',
    room,
    who,
    summary: 'Takes back what was placed wrongly: the money waits again, and its invoice is open again by as much',
    params: z.object({ placementId: z.uuid() }),
    replies: { 204: null },
    refusals: ['placement/unknown', 'bank/undone', 'bank/reversed', 'transfer/undone'],
    answer: async ({ till, actor, params: { placementId } }) => {
      await act(till, actor, (tx) => undoPlacement(tx, placementId))
      return { status: 204, body: null }
    },
  }),
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
    refusals: ['reversal/unknown', 'deposit/unknown', 'bank/not-the-reversed'],
    answer: async ({ till, actor, params: { reversalId }, body: { depositId } }) => {
      await act(till, actor, (tx) => settleReversal(tx, reversalId, depositId))
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

async function seen(till: Till, depositId: string) {
  const deposit = await depositView({ client: till.connection.pool }, depositId)
  if (!deposit) throw unknown('deposit')
  return { status: 200 as const, body: deposit }
}
