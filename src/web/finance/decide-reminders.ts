import type { Tx } from '../../platform/db/transact.ts'
import { act } from '../../platform/till.ts'
import { HoldReminders, holdReminders } from '../../reminders/hold-reminders.ts'
import { WaiveFee, waiveFee } from '../../reminders/waive-fee.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { transferOf } from './bank-payments.ts'
import { fieldAt } from './payment-form.ts'
import { stepsPages } from './reminder-steps.ts'
import { showReminders } from './reminders.ts'
import { FINANCE_READERS as readers, FINANCE as who } from './who.ts'

/** The pages about overdue invoices. Each decision is posted under the invoice's, or the reminder's, id. */
export const reminderPages: readonly PageRoute[] = [
  {
    method: 'get',
    path: '/finance/reminders',
    who: readers,
    reads: 'reminders',
    answer: (visit) => showReminders(visit),
  },
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
  return decide(visit, 'paid', await transferOf(visit))
}

/** A refusal is told on the page as it is now, at the invoice's own fields. */
async function decide(visit: Visit, done: string, work: (tx: Tx) => Promise<void>): Promise<Answer> {
  const { till, caller, to, params } = visit
  const attempted = await attempt(() => act(till, caller.actor, work))
  if ('done' in attempted) return { goTo: to(`/finance/reminders?done=${done}`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, fieldAt(params.id ?? ''))
  return { ...(await showReminders(visit, filled)), status: problem.status }
}
