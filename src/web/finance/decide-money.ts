import { countersign, Decline, declineRequest } from '../../countersigning/countersign.ts'
import { doOrAsk } from '../../countersigning/do-or-ask.ts'
import { retryDocuments } from '../../invoicing/retry-documents.ts'
import { BankRefund, recordBankRefund } from '../../payments/record-bank-refund.ts'
import { retryRefund } from '../../payments/retry-refund.ts'
import { settleDispute } from '../../payments/settle-dispute.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showOrder } from './order.ts'
import { FINANCE as who } from './who.ts'

/** A decision by its path under an order, what it does, and what the order's page then says. Where it is too much for one person, `work` gives the id of a request instead of the order's. */
type Decision = { path: string; done: string; work(visit: Visit, tx: Tx): Promise<unknown> }

const DECISIONS: readonly Decision[] = [
  {
    path: 'money-return',
    done: 'returned',
    work: (visit, tx) => doOrAsk(tx, idOf(visit, 'order'), { kind: 'return' }),
  },
  {
    path: 'money-acceptance',
    done: 'accepted',
    work: (visit, tx) => doOrAsk(tx, idOf(visit, 'order'), { kind: 'acceptance' }),
  },
  { path: 'document-retry', done: 'documents-retried', work: (visit, tx) => retryDocuments(tx, idOf(visit, 'order')) },
  {
    path: 'refunds/:refund/retry',
    done: 'retried',
    work: (visit, tx) => retryRefund(tx, idOf(visit, 'refund', 'refund')),
  },
  {
    path: 'refunds/:refund/bank-payment',
    done: 'paid-by-bank',
    work: (visit, tx) => recordBankRefund(tx, idOf(visit, 'refund', 'refund'), bankRefundOf(visit)),
  },
  {
    path: 'disputes/:dispute/settlement',
    done: 'settled',
    work: (visit, tx) => settleDispute(tx, idOf(visit, 'dispute', 'dispute')),
  },
  {
    path: 'requests/:request/countersignature',
    done: 'countersigned',
    work: (visit, tx) => countersign(tx, requestIn(visit)),
  },
  {
    path: 'requests/:request/refusal',
    done: 'declined',
    work: (visit, tx) =>
      declineRequest(tx, requestIn(visit), parseForm(Decline, { reason: visit.form.get('declined') })),
  },
]

export const moneyDecisions: readonly PageRoute[] = DECISIONS.map((decision) => ({
  method: 'post',
  path: `/finance/orders/:id/${decision.path}`,
  who,
  answer: (visit) => decide(visit, decision),
}))

const requestIn = (visit: Visit): string => idOf(visit, 'request', 'request')
const bankRefundOf = ({ form }: Visit): BankRefund =>
  parseForm(BankRefund, { paidOn: form.get('paidOn'), reference: form.get('reference') })

/** Decides once for each form that was shown; a refusal is told on the order as it is now. */
async function decide(visit: Visit, { done, work }: Decision): Promise<Answer> {
  const { till, caller, form, to, path } = visit
  const orderId = idOf(visit, 'order')
  const attempted = await attempt(() => {
    const ask = askOf(caller.actor, null, { key: form.get('key'), operation: path, body: done })
    return act(till, caller.actor, (tx) =>
      once(tx, ask, async () => {
        const outcome = await work(visit, tx)
        return typeof outcome === 'string' ? outcome : orderId
      }),
    )
  })
  if ('done' in attempted)
    return { goTo: to(`/finance/orders/${orderId}?done=${attempted.done === orderId ? done : 'asked'}`) }
  const { problem } = attempted
  return {
    ...(await showOrder(visit, refusedDeskForm(visit, problem))),
    at: `/finance/orders/${orderId}`,
    status: problem.status,
  }
}
