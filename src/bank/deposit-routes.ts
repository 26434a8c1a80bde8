import { z } from 'zod'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { CurrencyCode } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { judgeDeposit } from './judge-deposits.ts'
import { PlaceDeposit, placeDeposit } from './place-deposit.ts'
import { depositsAfter, depositView, unplacedMoney } from './queries.ts'
import { DepositShape, DepositViewShape } from './shapes.ts'
import { undoPlacement } from './undo-placement.ts'

const room = 'bank'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
/** The longest search, in characters. */
const SEARCH_MAX = 100
const ofDeposit = z.object({ depositId: z.uuid() })

/** What came in by bank, and where it goes. */
export const depositRoutes: AnyRoute[] = [
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
    summary:
      'Says where money that came in belongs: an invoice, an open item of an earlier system, a payment that was entered by hand, or nothing here',
    params: ofDeposit,
    body: PlaceDeposit,
    replies: { 200: DepositViewShape },
    refusals: [
      ...['deposit/unknown', 'document/unknown', 'bank/more-than-unplaced', 'bank/other-currency', 'bank/reversed'],
      ...['bank/not-by-hand', 'invoice/more-than-left', 'invoice/being-credited'],
      ...['old-receivable/unknown', 'old-receivable/more-than-left'],
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
    refusals: ['placement/unknown', 'bank/undone', 'bank/reversed', 'bank/on-its-way-back', 'transfer/undone'],
    answer: async ({ till, actor, params: { placementId } }) => {
      await act(till, actor, (tx) => undoPlacement(tx, placementId))
      return { status: 204, body: null }
    },
  }),
]

/** A deposit as its routes answer it. @throws deposit/unknown */
export async function seen(till: Till, depositId: string) {
  const deposit = await depositView({ client: till.connection.pool }, depositId)
  if (!deposit) throw unknown('deposit')
  return { status: 200 as const, body: deposit }
}
