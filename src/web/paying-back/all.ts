import type { z } from 'zod'
import { ApprovePayback, approvePayback } from '../../paying-back/approve-payback.ts'
import { DropBatch, dropBatch, markSent } from '../../paying-back/end-batch.ts'
import { GiveUpPayback, giveUpPayback, ReturnPayback, returnPayback } from '../../paying-back/give-up.ts'
import { MakeBatch, makeBatch } from '../../paying-back/make-batch.ts'
import { newLink } from '../../paying-back/new-link.ts'
import { SetOff, setOff } from '../../paying-back/set-off.ts'
import {
  NotePayment,
  notePaidByHand,
  SetDebitAside,
  SettleDebit,
  setDebitAside,
  settleDebit,
} from '../../paying-back/settle-debits.ts'
import { StartPayback, startPayback } from '../../paying-back/start-payback.ts'
import { undoSetOff } from '../../paying-back/undo-set-off.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { showDeposit } from '../bank/deposit.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { FINANCE_READERS as readers, FINANCE as who } from '../finance/who.ts'
import type { Filled } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showBalance } from './balance.ts'
import { showPaybacks } from './desk.ts'
import { showPayback } from './payback.ts'

const DESK = '/finance/paybacks'
const ONE = `${DESK}/:id`
const BALANCE = '/finance/balances/:id'
const BATCH = '/finance/payback-batches'
const reads = 'paybacks'

/** Money back to those who paid by bank: what finance sees and does. */
export const paybackPages: readonly PageRoute[] = [
  { method: 'get', path: DESK, who: readers, reads, answer: (visit) => showPaybacks(visit) },
  { method: 'post', path: DESK, who, answer: startFromForm },
  { method: 'get', path: BALANCE, who: readers, reads, answer: (visit) => showBalance(visit) },
  { method: 'post', path: `${BALANCE}/set-offs`, who, answer: setOffFromForm },
  { method: 'post', path: '/finance/set-offs/:id/undoing', who, answer: undoFromForm },
  { method: 'get', path: ONE, who: readers, reads, answer: (visit) => showPayback(visit) },
  { method: 'post', path: `${ONE}/links`, who, answer: step('linked', (tx, id) => newLink(tx, id)) },
  {
    method: 'post',
    path: `${ONE}/approvals`,
    who,
    answer: formStep('approved', { shape: ApprovePayback, names: ['accountId'], verb: approvePayback }),
  },
  {
    method: 'post',
    path: `${ONE}/giving-up`,
    who,
    answer: formStep('ended', { shape: GiveUpPayback, names: ['reason'], verb: giveUpPayback }),
  },
  {
    method: 'post',
    path: `${ONE}/return`,
    who,
    answer: formStep('returned', { shape: ReturnPayback, names: ['reason'], verb: returnPayback }),
  },
  {
    method: 'post',
    path: `${ONE}/payment`,
    who,
    answer: formStep('paid', { shape: NotePayment, names: ['paidOn'], verb: notePaidByHand }),
  },
  { method: 'post', path: BATCH, who, answer: makeFromForm },
  { method: 'post', path: `${BATCH}/:id/sending`, who, answer: sendFromForm },
  { method: 'post', path: `${BATCH}/:id/dropping`, who, answer: dropFromForm },
  { method: 'post', path: '/finance/bank-debits/:id', who, answer: settleFromForm },
  { method: 'post', path: '/finance/bank-debits/:id/setting-aside', who, answer: setAsideFromForm },
]

type Show = (visit: Visit, form: Filled) => Promise<Page>
type Asked = { show: Show; placeOf?: (pointer: string) => string; goTo: (done: string) => string }

/** Does it, and shows the page again with what stands against it where it is refused. */
async function tried(
  visit: Visit,
  work: () => Promise<string | undefined>,
  { show, placeOf, goTo }: Asked,
): Promise<Answer> {
  const attempted = await attempt(async () => (await work()) ?? '')
  if ('done' in attempted) return { goTo: visit.to(goTo(attempted.done)) }
  const { problem } = attempted
  return { ...(await show(visit, refusedDeskForm(visit, problem, placeOf))), status: problem.status }
}
const doing = ({ till, caller }: Visit, work: (tx: Tx) => Promise<unknown>) =>
  act(till, caller.actor, async (tx) => {
    await work(tx)
    return undefined
  })
/** The same form sent twice is done once. */
const doingOnce = (visit: Visit, body: object, work: (tx: Tx) => Promise<string>): Promise<string> => {
  const { till, caller, form, req } = visit
  const ask = askOf(caller.actor, null, { key: form.get('key'), operation: `page ${req.path}`, body })
  return act(till, caller.actor, (tx) => once(tx, ask, () => work(tx)))
}

function step(done: string, work: (tx: Tx, id: string, visit: Visit) => Promise<unknown>) {
  return (visit: Visit): Promise<Answer> => {
    const id = idOf(visit, 'payback')
    const goTo = () => `${DESK}/${id}?done=${done}`
    return tried(visit, () => doing(visit, (tx) => work(tx, id, visit)), { show: showPayback, goTo })
  }
}
type Verb<S extends z.ZodType> = (tx: Tx, id: string, wish: z.output<S>) => Promise<unknown>
type Stepped<S extends z.ZodType> = { shape: S; names: readonly string[]; verb: Verb<S> }
function formStep<S extends z.ZodType>(done: string, { shape, names, verb }: Stepped<S>) {
  return step(done, (tx, id, { form }) =>
    verb(tx, id, parseForm(shape, Object.fromEntries(names.map((name) => [name, form.get(name)])))),
  )
}

function startFromForm(visit: Visit): Promise<Answer> {
  const { form, params } = visit
  const of = form.get('of') === 'deposit' ? 'deposit' : 'invoice'
  const amountMinor = minorOf(form.get('amountMinor'), 'NOK') ?? Number.NaN
  const id = form.get(of === 'deposit' ? 'depositId' : 'documentId')
  const wish =
    of === 'invoice'
      ? { of, documentId: id, amountMinor }
      : { of, depositId: id, amountMinor, payeeName: form.get('payeeName'), payeeEmail: form.get('payeeEmail') }
  const here = { ...visit, params: { ...params, id } }
  const show: Show = (_, filled) => (of === 'deposit' ? showDeposit(here, filled) : showBalance(here, filled))
  const work = () => {
    const body = parseForm(StartPayback, wish)
    return doingOnce(visit, body, (tx) => startPayback(tx, body))
  }
  return tried(visit, work, { show, goTo: (done) => `${DESK}/${done}?done=started` })
}

function setOffFromForm(visit: Visit): Promise<Answer> {
  const { form } = visit
  const documentId = idOf(visit, 'document')
  const toDocumentId = form.get('toDocumentId')
  const amount = `amount-${toDocumentId}`
  const work = () => {
    const body = parseForm(SetOff, { toDocumentId, amountMinor: minorOf(form.get(amount), 'NOK') ?? Number.NaN })
    return doingOnce(visit, body, (tx) => setOff(tx, documentId, body))
  }
  const placeOf = (pointer: string) => (pointer === '/amountMinor' ? amount : pointer.slice(1))
  return tried(visit, work, { show: showBalance, placeOf, goTo: () => `/finance/balances/${documentId}?done=set-off` })
}

function undoFromForm(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'set-off')
  const goTo = () => `${DESK}?done=undone`
  return tried(visit, () => doing(visit, (tx) => undoSetOff(tx, id)), { show: showPaybacks, goTo })
}

function makeFromForm(visit: Visit): Promise<Answer> {
  const work = () => {
    const body = parseForm(MakeBatch, { form: visit.form.get('form') })
    return doingOnce(visit, body, (tx) => makeBatch(tx, body))
  }
  return tried(visit, work, { show: showPaybacks, goTo: () => `${DESK}?done=made` })
}

function sendFromForm(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'payback-batch')
  const goTo = () => `${DESK}?done=sent`
  return tried(visit, () => doing(visit, (tx) => markSent(tx, id)), { show: showPaybacks, goTo })
}

function dropFromForm(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'payback-batch')
  const reason = `reason-${id}`
  const work = () => {
    const wish = parseForm(DropBatch, { reason: visit.form.get(reason) })
    return doing(visit, (tx) => dropBatch(tx, id, wish))
  }
  return tried(visit, work, { show: showPaybacks, placeOf: () => reason, goTo: () => `${DESK}?done=dropped` })
}

function settleFromForm(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'debit')
  const [was = '', thing = ''] = visit.form.get(`was-${id}`).split(' ')
  const work = () => {
    const wish = parseForm(SettleDebit, was === 'batch' ? { was, batchId: thing } : { was, paybackId: thing })
    return doing(visit, (tx) => settleDebit(tx, id, wish))
  }
  return tried(visit, work, { show: showPaybacks, goTo: () => `${DESK}?done=settled` })
}

function setAsideFromForm(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'debit')
  const reason = `reason-${id}`
  const work = () => {
    const wish = parseForm(SetDebitAside, { reason: visit.form.get(reason) })
    return doing(visit, (tx) => setDebitAside(tx, id, wish))
  }
  return tried(visit, work, { show: showPaybacks, placeOf: () => reason, goTo: () => `${DESK}?done=aside` })
}
