import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { DecideLine, decideForeignLines, decideLine, undoDecision } from './decide-line.ts'
import { PARTS } from './facts.ts'
import { MeetDeposit, meetDeposit } from './meet-deposits.ts'
import { PayoutPayer, payerNow, setPayer } from './payer.ts'
import { LINE_STATES, PAYOUT_FILTERS, payoutLinesAfter, payoutsBefore, payoutView } from './queries.ts'
import { DECISIONS, PAYOUT_STATES } from './schema.ts'

const room = 'payouts'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
const days = {
  from: z.iso.date().optional().meta({ description: 'The first day on which they are at the bank' }),
  to: z.iso.date().optional(),
}

const PayoutShape = z
  .object({
    id: z.uuid(),
    stripePayout: z.string(),
    amountMinor: z.int(),
    currency: CurrencyCode,
    madeAt: InstantOut,
    arrivalOn: z.iso.date(),
    automatic: z.boolean().meta({ description: 'Of one made by hand Stripe does not say of what it is made' }),
    state: z.enum(PAYOUT_STATES),
    failure: z.string().nullable(),
    isRead: z.boolean().meta({ description: 'Its lines were read and come to its amount' }),
    remainderMinor: z.int().nullable().meta({ description: 'The amount less what its lines come to' }),
    lineCount: z.int(),
    openCount: z.int().meta({ description: 'Lines tied to nothing and decided by nobody' }),
    arrivedOn: z.iso.date().nullable().meta({ description: 'When the bank booked it' }),
    depositId: z.uuid().nullable(),
  })
  .meta({ id: 'Payout' })
const PayoutViewShape = PayoutShape.extend({
  sums: z.object({ ...Object.fromEntries(PARTS.map((part) => [part, z.int()])), netMinor: z.int() } as Record<
    (typeof PARTS)[number] | 'netMinor',
    z.ZodInt
  >),
}).meta({ id: 'PayoutView' })
const LineShape = z
  .object({
    id: z.uuid(),
    payoutId: z.uuid(),
    stripePayout: z.string(),
    arrivalOn: z.iso.date(),
    stripeTransaction: z.string(),
    source: z.string().nullable(),
    part: z.enum(PARTS),
    kind: z.string().meta({ description: "Stripe's type" }),
    amountMinor: z.int(),
    feeMinor: z.int(),
    netMinor: z.int(),
    currency: CurrencyCode,
    madeAt: InstantOut,
    availableOn: z.iso.date(),
    state: z.enum(LINE_STATES),
    oursMinor: z.int().nullable().meta({ description: 'What our books have of it' }),
    oursCurrency: CurrencyCode.nullable(),
    orderId: z.uuid().nullable(),
    orderNumber: z.int().nullable(),
    decidedAs: z.enum(DECISIONS).nullable(),
    reason: z.string().nullable(),
    decidedBy: z.string().nullable(),
  })
  .meta({ id: 'PayoutLine' })

/** What the payment provider paid out, of what it is made, and where it is at the bank. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/payouts',
    id: 'listPayouts',
    room,
    who: readers,
    summary:
      "Payouts of the payment provider by the day they are at the bank, the newest first; `open` is what isn't explained",
    query: z.strictObject({ ...pageQuery, ...days, state: z.enum(PAYOUT_FILTERS).default('all') }),
    replies: { 200: z.object({ payouts: z.array(PayoutShape), next: z.string().nullable() }) },
    answer: async ({ till, query: { after, limit, ...filter } }) => {
      const on = { client: till.connection.pool }
      const rows = await payoutsBefore(on, filter, { before: readCursor(after)?.id ?? null, limit: limit + 1 })
      const { page: payouts, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { payouts, next } }
    },
  }),
  route({
    method: 'get',
    path: '/payouts/{payoutId}',
    id: 'readPayout',
    room,
    who: readers,
    summary: 'One payout, and what its charges, refunds, disputes and fees come to',
    params: z.object({ payoutId: z.uuid() }),
    replies: { 200: PayoutViewShape },
    refusals: ['payout/unknown'],
    answer: ({ till, params: { payoutId } }) => seen(till, payoutId),
  }),
  route({
    method: 'get',
    path: '/payout-lines',
    id: 'listPayoutLines',
    room,
    who: readers,
    summary: 'Lines of one payout or of all, by day and in their order, each with the order it is tied to',
    query: z.strictObject({
      ...pageQuery,
      ...days,
      payoutId: z.uuid().optional(),
      state: z
        .enum(['all', 'open'])
        .default('all')
        .meta({ description: '`open`: only what is tied to nothing and decided by nobody' }),
    }),
    replies: { 200: z.object({ lines: z.array(LineShape), next: z.string().nullable() }) },
    answer: async ({ till, query: { after, limit, ...filter } }) => {
      const on = { client: till.connection.pool }
      const rows = await payoutLinesAfter(on, filter, { after: readCursor(after)?.id ?? null, limit: limit + 1 })
      const { page: lines, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { lines, next } }
    },
  }),
  route({
    method: 'put',
    path: '/payout-lines/{lineId}/decision',
    id: 'decidePayoutLine',
    room,
    who,
    summary: 'Says what an open line is: money that is not the till’s, or a fee. It leaves the clearing account',
    params: z.object({ lineId: z.uuid() }),
    body: DecideLine,
    replies: { 204: null },
    refusals: ['payout-line/unknown', 'payout-line/settled'],
    answer: async ({ till, actor, params: { lineId }, body }) => {
      await act(till, actor, (tx) => decideLine(tx, lineId, body))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/payout-lines/{lineId}/decision',
    id: 'undoPayoutLineDecision',
    room,
    who,
    summary: 'Takes back what a person said of a line: it is open again',
    params: z.object({ lineId: z.uuid() }),
    replies: { 204: null },
    refusals: ['payout-line/unknown', 'payout-line/not-decided'],
    answer: async ({ till, actor, params: { lineId } }) => {
      await act(till, actor, (tx) => undoDecision(tx, lineId))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/payouts/{payoutId}/decision',
    id: 'decideForeignLines',
    room,
    who,
    summary:
      'Says the same of all open lines of a payout of which our books know nothing, at most five hundred at once',
    params: z.object({ payoutId: z.uuid() }),
    body: DecideLine,
    replies: { 200: z.object({ decided: z.int() }) },
    refusals: ['payout-line/settled'],
    answer: async ({ till, actor, params: { payoutId }, body }) => ({
      status: 200,
      body: { decided: await act(till, actor, (tx) => decideForeignLines(tx, payoutId, body)) },
    }),
  }),
  route({
    method: 'put',
    path: '/payouts/{payoutId}/deposit',
    id: 'meetDeposit',
    room,
    who,
    summary:
      'Says that a payment into the bank account is this payout; the till does so itself where it can be no other',
    params: z.object({ payoutId: z.uuid() }),
    body: MeetDeposit,
    replies: { 200: PayoutViewShape },
    refusals: ['payout/unknown', 'deposit/unknown', 'bank/reversed', 'payout/arrived-already', 'payout/other-amount'],
    answer: async ({ till, actor, params: { payoutId }, body: { depositId } }) => {
      await act(till, actor, (tx) => meetDeposit(tx, payoutId, depositId))
      return seen(till, payoutId)
    },
  }),
  route({
    method: 'get',
    path: '/payout-payer',
    id: 'readPayoutPayer',
    room,
    who: readers,
    summary: 'What the bank writes of whoever pays card money out',
    replies: { 200: PayoutPayer },
    answer: async ({ till }) => ({ status: 200, body: { name: await payerNow({ client: till.connection.pool }) } }),
  }),
  route({
    method: 'put',
    path: '/payout-payer',
    id: 'setPayoutPayer',
    room,
    who,
    summary: 'Sets what that is, from now on',
    body: PayoutPayer,
    replies: { 204: null },
    answer: async ({ till, actor, body }) => {
      await act(till, actor, (tx) => setPayer(tx, body))
      return { status: 204, body: null }
    },
  }),
]

async function seen(till: Till, payoutId: string) {
  const payout = await payoutView({ client: till.connection.pool }, payoutId)
  if (!payout) throw unknown('payout')
  return { status: 200 as const, body: payout }
}
