import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { idCursor, onePage, pageQuery, readCursor } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { unknown } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { ApprovePayback, approvePayback } from './approve-payback.ts'
import { GiveAccount, giveAccount, LinkToken, openLink } from './give-account.ts'
import { GiveUpPayback, giveUpPayback, ReturnPayback, returnPayback } from './give-up.ts'
import { PAYBACK_STATES } from './lock-payback.ts'
import { newLink } from './new-link.ts'
import { paybacksBefore, paybackView } from './queries.ts'
import { NotePayment, notePaidByHand } from './settle-debits.ts'
import { PaybackShape, PaybackViewShape, shownPayback } from './shapes.ts'
import { StartPayback, startPayback } from './start-payback.ts'

const room = 'paying-back'
const who = ['finance'] as const
const readers = ['finance', 'auditor'] as const
const ofPayback = z.object({ paybackId: z.uuid() })
const replies = { 200: PaybackViewShape }

/** Money on its way back to who paid by bank. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/paybacks',
    id: 'listPaybacks',
    reads: 'paybacks',
    room,
    who: readers,
    summary: 'Money on its way back, the newest first',
    query: z.strictObject({ ...pageQuery, state: z.enum(PAYBACK_STATES).optional() }),
    replies: { 200: z.object({ paybacks: z.array(PaybackShape), next: z.string().nullable() }) },
    answer: async ({ till, query: { after, limit, ...filter } }) => {
      const asked = { before: readCursor(after)?.id ?? null, limit: limit + 1 }
      const rows = await paybacksBefore({ client: till.connection.pool }, filter, asked)
      const { page: paybacks, next } = onePage(rows, limit, idCursor)
      return { status: 200, body: { paybacks, next } }
    },
  }),
  route({
    method: 'post',
    path: '/paybacks',
    id: 'startPayback',
    room,
    who,
    idempotent: true,
    summary:
      'Begins to pay back what an invoice has too much, or a part of a deposit: the payee is asked by mail for an account',
    body: StartPayback,
    replies: { 201: PaybackViewShape },
    refusals: [
      ...['document/unknown', 'deposit/unknown', 'paying-back/more-than-balance', 'paying-back/only-kroner'],
      ...['invoice/being-credited', 'bank/reversed', 'bank/more-than-unplaced'],
    ],
    answer: async ({ till, actor, idempotencyKey, body }) => {
      const ask = askOf(actor, null, { key: idempotencyKey!, operation: 'start payback', body })
      const id = await act(till, actor, (tx) => once(tx, ask, () => startPayback(tx, body)))
      return { status: 201, body: (await seen(till, id)).body }
    },
  }),
  route({
    method: 'get',
    path: '/paybacks/{paybackId}',
    id: 'readPayback',
    reads: 'paybacks',
    room,
    who: readers,
    summary: 'One payback: where it stands, the account with all but four signs hidden, and who has approved it',
    params: ofPayback,
    replies,
    refusals: ['payback/unknown'],
    answer: ({ till, params: { paybackId } }) => seen(till, paybackId),
  }),
  route({
    method: 'post',
    path: '/paybacks/{paybackId}/links',
    id: 'sendPaybackLink',
    room,
    who,
    summary: 'Asks the payee anew: a new link, and every earlier one is dead. Not after two people have approved',
    params: ofPayback,
    replies,
    refusals: ['payback/unknown', 'payback/not-now', 'payback-link/often'],
    answer: async ({ till, actor, params: { paybackId } }) => {
      await act(till, actor, (tx) => newLink(tx, paybackId))
      return seen(till, paybackId)
    },
  }),
  route({
    method: 'post',
    path: '/paybacks/{paybackId}/approvals',
    id: 'approvePayback',
    room,
    who,
    summary:
      'One of two people in finance says yes to just this account and amount; after the second nothing of it changes',
    params: ofPayback,
    body: ApprovePayback,
    replies,
    refusals: ['payback/unknown', 'payback/not-now', 'payback/account-changed', 'payback/two-people', 'access/denied'],
    answer: async ({ till, actor, params: { paybackId }, body }) => {
      await act(till, actor, (tx) => approvePayback(tx, paybackId, body))
      return seen(till, paybackId)
    },
  }),
  route({
    method: 'post',
    path: '/paybacks/{paybackId}/giving-up',
    id: 'giveUpPayback',
    room,
    who,
    summary:
      'It is not paid back after all, as long as it is in no file: the buyer has the money to their credit again',
    params: ofPayback,
    body: GiveUpPayback,
    replies,
    refusals: ['payback/unknown', 'payback/not-now'],
    answer: async ({ till, actor, params: { paybackId }, body }) => {
      await act(till, actor, (tx) => giveUpPayback(tx, paybackId, body))
      return seen(till, paybackId)
    },
  }),
  route({
    method: 'post',
    path: '/paybacks/{paybackId}/payment',
    id: 'notePaybackPaid',
    room,
    who,
    summary: 'Somebody has seen on the statement that it was paid; needed only where no file of the bank says so',
    params: ofPayback,
    body: NotePayment,
    replies,
    refusals: ['payback/unknown', 'payback/not-now'],
    answer: async ({ till, actor, params: { paybackId }, body }) => {
      await act(till, actor, (tx) => notePaidByHand(tx, paybackId, body))
      return seen(till, paybackId)
    },
  }),
  route({
    method: 'post',
    path: '/paybacks/{paybackId}/return',
    id: 'returnPayback',
    room,
    who,
    summary: 'The bank did not send it, or the money came back as a deposit: the buyer has it to their credit again',
    params: ofPayback,
    body: ReturnPayback,
    replies,
    refusals: ['payback/unknown', 'payback/not-now', 'payback/not-this-money', 'deposit/unknown'],
    answer: async ({ till, actor, params: { paybackId }, body }) => {
      await act(till, actor, (tx) => returnPayback(tx, paybackId, body))
      return seen(till, paybackId)
    },
  }),
  route({
    method: 'post',
    path: '/paybacks/opening',
    id: 'openPaybackLink',
    room,
    who: 'anyone',
    summary: 'What whoever holds a mailed link is asked. It changes nothing.',
    body: z.strictObject({ token: LinkToken }),
    replies: {
      200: z.object({
        amountMinor: z.int(),
        message: z.string(),
        payeeName: z.string().nullable(),
        isOpen: z.boolean(),
        endsAt: InstantOut,
      }),
    },
    refusals: ['payback-link/unknown'],
    answer: async ({ till, body }) => {
      const { paybackId: _, lang: __, ...shown } = await openLink(till, body.token)
      return { status: 200, body: shown }
    },
  }),
  route({
    method: 'post',
    path: '/paybacks/account',
    id: 'givePaybackAccount',
    room,
    who: 'anyone',
    summary: 'The payee says by the mailed link to which account the money is to go. It works once',
    body: GiveAccount,
    replies: { 204: null },
    refusals: ['payback-link/unknown', 'payback-link/spent', 'payback/not-now', 'payback/no-account'],
    answer: async ({ till, actor, body }) => {
      await openLink(till, body.token)
      await seeAs(HOUSE, () => act(till, actor, (tx) => giveAccount(tx, body)))
      return { status: 204, body: null }
    },
  }),
]

async function seen(till: Till, paybackId: string) {
  const view = await paybackView({ client: till.connection.pool }, paybackId)
  if (!view) throw unknown('payback')
  return { status: 200 as const, body: shownPayback(view) }
}
