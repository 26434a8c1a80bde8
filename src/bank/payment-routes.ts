import { z } from 'zod'
import { clientOf } from '../platform/actor.ts'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { ExternalId } from '../platform/words.ts'
import { seen } from './deposit-routes.ts'
import { depositsOfProgram } from './queries.ts'
import { DepositShape, DepositViewShape } from './shapes.ts'
import { TakeBackPayment, takeBackPayment } from './take-back-payment.ts'
import { TakeBankPayment, takePayment } from './take-payment.ts'

const room = 'bank'
const who = ['accounting-system'] as const

/** Payments that an accounting system brings one by one, instead of the bank's file. */
export const bankPaymentRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/bank-payments',
    id: 'takeBankPayment',
    room,
    who,
    summary:
      'Tells of one payment into the account. It is placed by its reference as one in a bank’s file would be: too much and too little too; the same externalId again changes nothing',
    body: TakeBankPayment,
    replies: { 200: DepositViewShape, 201: DepositViewShape },
    refusals: ['bank/external-id-taken', 'bank/told-already', 'seller/unknown'],
    answer: async ({ till, actor, body }) => {
      const { depositId, isKnown } = await act(till, actor, (tx) => takePayment(tx, body))
      const known = await seen(till, depositId)
      return isKnown ? known : { ...known, status: 201 }
    },
  }),
  route({
    method: 'get',
    path: '/bank-payments',
    id: 'listBankPayments',
    reads: 'deposits',
    room,
    who,
    summary: 'The payments that you brought, the oldest first, with what of each is not placed and why',
    query: z.strictObject({ ...pageQuery, externalId: ExternalId.optional() }),
    replies: { 200: z.object({ payments: z.array(DepositShape), next: z.string().nullable() }) },
    answer: async ({ till, actor, query: { limit, after, externalId = null } }) => {
      const client = clientOf(actor)
      const asked = { externalId, after: readCursor(after)?.id ?? null, limit: limit + 1 }
      const rows = client === null ? [] : await depositsOfProgram({ client: till.connection.pool }, client, asked)
      const { page: payments, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { payments, next } }
    },
  }),
  route({
    method: 'post',
    path: '/bank-payments/{depositId}/reversal',
    id: 'takeBackBankPayment',
    room,
    who,
    summary:
      'Takes a payment that you brought back again: the bank has, or it was told wrongly. Its invoices are open again; nothing is deleted',
    params: z.strictObject({ depositId: z.uuid() }),
    body: TakeBackPayment,
    replies: { 200: DepositViewShape },
    refusals: [
      ...['deposit/unknown', 'bank/reversed', 'bank/external-id-taken', 'bank/told-already', 'bank/on-its-way-back'],
      'seller/unknown',
    ],
    answer: async ({ till, actor, params: { depositId }, body }) => {
      await act(till, actor, (tx) => takeBackPayment(tx, depositId, body))
      return seen(till, depositId)
    },
  }),
]
