import { AcceptBatch, acceptBatch, RejectBatch, rejectBatch } from '../../accounting/decide-batch.ts'
import { makeBatch } from '../../accounting/make-batch.ts'
import { setProfile } from '../../accounting/profile.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { FINANCE_READERS as readers, FINANCE as who } from '../finance/who.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { type Faulty, showAccounting } from './desk.ts'
import { profileIn } from './profile-form.ts'

/** The journal on its way into another accounting program. */
export const accountingPages: readonly PageRoute[] = [
  { method: 'get', path: '/finance/accounting', who: readers, answer: (visit) => showAccounting(visit) },
  { method: 'post', path: '/finance/accounting', who, answer: makeFromForm },
  { method: 'post', path: '/finance/accounting/profile', who, answer: saveProfile },
  { method: 'post', path: '/finance/accounting/:id/acceptance', who, answer: acceptFromForm },
  { method: 'post', path: '/finance/accounting/:id/rejection', who, answer: rejectFromForm },
]

type Move = { done: string; at?: Faulty['at']; placeOf?: (pointer: string) => string; work(tx: Tx): Promise<unknown> }

function makeFromForm(visit: Visit): Promise<Answer> {
  return moved(visit, { done: 'made', work: (tx) => makeBatch(tx, visit.till.config.dataDir) })
}

function saveProfile(visit: Visit): Promise<Answer> {
  return moved(visit, {
    ...{ done: 'profile', at: 'profile' },
    placeOf: (pointer) => pointer.split('/')[1] ?? '',
    work: async (tx) => setProfile(tx, profileIn(visit.form)),
  })
}

function acceptFromForm(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'voucher-batch')
  const name = `reference-${id}`
  const work = async (tx: Tx) => acceptBatch(tx, id, parseForm(AcceptBatch, { reference: visit.form.get(name) }))
  return moved(visit, { done: 'accepted', placeOf: () => name, work })
}

function rejectFromForm(visit: Visit): Promise<Answer> {
  const id = idOf(visit, 'voucher-batch')
  const name = `reason-${id}`
  const work = async (tx: Tx) => rejectBatch(tx, id, parseForm(RejectBatch, { reason: visit.form.get(name) }))
  return moved(visit, { done: 'rejected', placeOf: () => name, work })
}

async function moved(visit: Visit, { done, at = 'batch', placeOf, work }: Move): Promise<Answer> {
  const { till, caller, to } = visit
  const attempted = await attempt(() => act(till, caller.actor, work))
  if ('done' in attempted) return { goTo: to(`/finance/accounting?done=${done}`) }
  const { problem } = attempted
  return {
    ...(await showAccounting(visit, { form: refusedDeskForm(visit, problem, placeOf), at })),
    status: problem.status,
  }
}
