import { z } from 'zod'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { CurrencyCode } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { balanceOf, balanceSums, balancesAfter, openInvoicesOf, setOffsFrom } from './balances.ts'
import { SetOff, setOff } from './set-off.ts'
import { BalanceShape, BalanceViewShape, SetOffShape } from './shapes.ts'
import { undoSetOff } from './undo-set-off.ts'

const room = 'paying-back'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
const ofDocument = z.object({ documentId: z.uuid() })

/** What invoices have more than they ask, and what of it pays other invoices. */
export const balanceRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/balances',
    id: 'listCreditBalances',
    reads: 'paybacks',
    room,
    who: readers,
    summary:
      'Invoices that have more than they ask, the oldest first: what is owed back until it is set off or paid out',
    query: z.strictObject(pageQuery),
    replies: {
      200: z.object({
        balances: z.array(BalanceShape),
        sums: z.array(z.object({ currency: CurrencyCode, count: z.int(), balanceMinor: z.int() })),
        next: z.string().nullable(),
      }),
    },
    answer: async ({ till, query: { after, limit } }) => {
      const on = { client: till.connection.pool }
      const rows = await balancesAfter(on, readCursor(after)?.id ?? null, limit + 1)
      const { page, next } = onePage(rows.map(withId), limit, idCursor)
      return {
        status: 200,
        body: { balances: page.map(({ id: _, ...row }) => row), sums: await balanceSums(on), next },
      }
    },
  }),
  route({
    method: 'get',
    path: '/balances/{documentId}',
    id: 'readBalance',
    reads: 'paybacks',
    room,
    who: readers,
    summary: 'What one invoice has more than it asks, and the open invoices of the same buyer that it may pay',
    params: ofDocument,
    replies: { 200: BalanceViewShape },
    refusals: ['balance/unknown'],
    answer: async ({ till, params: { documentId } }) => {
      const on = { client: till.connection.pool }
      const [balance, openInvoices] = await Promise.all([balanceOf(on, documentId), openInvoicesOf(on, documentId)])
      if (!balance) throw unknown('balance')
      return { status: 200, body: { ...balance, openInvoices } }
    },
  }),
  route({
    method: 'post',
    path: '/balances/{documentId}/set-offs',
    id: 'setOff',
    room,
    who,
    idempotent: true,
    summary: 'Pays an open invoice of the same buyer with what this one has too much; the buyer is told by mail',
    params: ofDocument,
    body: SetOff,
    replies: { 201: z.object({ setOffId: z.uuid() }) },
    refusals: [
      ...['document/unknown', 'paying-back/other-buyer', 'paying-back/other-currency', 'paying-back/more-than-balance'],
      ...['invoice/more-than-left', 'invoice/being-credited'],
    ],
    answer: async ({ till, actor, idempotencyKey, params: { documentId }, body }) => {
      const ask = askOf(actor, null, { key: idempotencyKey!, operation: `set off ${documentId}`, body })
      const setOffId = await act(till, actor, (tx) => once(tx, ask, () => setOff(tx, documentId, body)))
      return { status: 201, body: { setOffId } }
    },
  }),
  route({
    method: 'get',
    path: '/balances/{documentId}/set-offs',
    id: 'listSetOffs',
    room,
    who: readers,
    summary: 'What of an invoice was set against others, undone or not',
    params: ofDocument,
    replies: { 200: z.object({ setOffs: z.array(SetOffShape) }) },
    answer: async ({ till, params: { documentId } }) => ({
      status: 200,
      body: { setOffs: await setOffsFrom({ client: till.connection.pool }, documentId) },
    }),
  }),
  route({
    method: 'post',
    path: '/set-offs/{setOffId}/undoing',
    id: 'undoSetOff',
    room,
    who,
    summary: 'Undoes it: both invoices stand as if it had never been',
    params: z.object({ setOffId: z.uuid() }),
    replies: { 204: null },
    refusals: ['set-off/unknown', 'paying-back/undone', 'paying-back/used-since'],
    answer: async ({ till, actor, params: { setOffId } }) => {
      await act(till, actor, (tx) => undoSetOff(tx, setOffId))
      return { status: 204, body: null }
    },
  }),
]

const withId = <T extends { documentId: string }>(row: T): T & { id: string } => ({ ...row, id: row.documentId })
