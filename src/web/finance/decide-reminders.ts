import type { Tx } from '../../platform/db/transact.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import type { Currency } from '../../platform/money.ts'
import { unknown } from '../../platform/problems.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { HoldReminders, holdReminders } from '../../reminders/hold-reminders.ts'
import { openClaims } from '../../reminders/open-claims.ts'
import { RecordTransfer, recordTransfer } from '../../reminders/record-transfer.ts'
import { WaiveFee, waiveFee } from '../../reminders/waive-fee.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { stepsPages } from './reminder-steps.ts'
import { showReminders } from './reminders.ts'
import { FINANCE_READERS as readers, FINANCE as who } from './who.ts'

/** The pages about overdue invoices. Each decision is posted under the invoice's, or the reminder's, id. */
export const reminderPages: readonly PageRoute[] = [
  { method: 'get', path: '/finance/reminders', who: readers, answer: (visit) => showReminders(visit) },
  ...stepsPages,
  { method: 'post', path: '/finance/reminders/:id/hold', who, answer: hold },
  { method: 'post', path: '/finance/reminders/:id/payment', who, answer: pay },
  { method: 'post', path: '/finance/reminders/:id/waive', who, answer: waive },
]

function hold(visit: Visit): Promise<Answer> {
  const documentId = idOf(visit, 'document')
  const { form } = visit
  const given = {
    kind: form.get('kind'),
    ...filledIn({ until: form.get(`until-${documentId}`) }),
    reason: form.get(`reason-${documentId}`),
  }
  return decide(visit, form.get('kind'), (tx) => holdReminders(tx, documentId, parseForm(HoldReminders, given)))
}

function waive(visit: Visit): Promise<Answer> {
  const wish = { reason: visit.form.get('reason') }
  return decide(visit, 'waived', (tx) => waiveFee(tx, idOf(visit, 'reminder'), parseForm(WaiveFee, wish)))
}

async function pay(visit: Visit): Promise<Answer> {
  const { form, on, caller } = visit
  const documentId = idOf(visit, 'document')
  const open = await openClaims(on, documentId)
  if (!open) throw unknown('document')
  const wish = transferIn(visit, documentId, open.currency)
  const ask = askOf(caller.actor, null, { key: form.get('key'), operation: `transfer ${documentId}`, body: wish })
  return decide(visit, 'paid', async (tx) => {
    await once(tx, ask, () => recordTransfer(tx, documentId, parseForm(RecordTransfer, wish)))
  })
}

const transferIn = ({ form }: Visit, documentId: string, currency: Currency): object => ({
  amountMinor: minorOf(form.get(`amount-${documentId}`), currency) ?? Number.NaN,
  paidOn: form.get(`paidOn-${documentId}`),
  reference: form.get(`reference-${documentId}`),
})

const FIELD_OF: Record<string, string> = { amountMinor: 'amount' }

/** A refusal is told on the page as it is now, at the invoice's own fields. */
async function decide(visit: Visit, done: string, work: (tx: Tx) => Promise<void>): Promise<Answer> {
  const { till, caller, to, params } = visit
  const attempted = await attempt(() => act(till, caller.actor, work))
  if ('done' in attempted) return { goTo: to(`/finance/reminders?done=${done}`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, (pointer) => {
    const name = pointer.slice(1)
    return `${FIELD_OF[name] ?? name}-${params.id}`
  })
  return { ...(await showReminders(visit, filled)), status: problem.status }
}
