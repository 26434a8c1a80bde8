import { DisputeAccess, setDisputeAccess } from '../../orders/dispute-access.ts'
import { DecideLine, decideForeignLines, decideLine, undoDecision } from '../../payouts/decide-line.ts'
import { meetDeposit } from '../../payouts/meet-deposits.ts'
import { PayoutPayer, setPayer } from '../../payouts/payer.ts'
import { act } from '../../platform/till.ts'
import { showDeposit } from '../bank/deposit.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { FINANCE_READERS as readers, FINANCE as who } from '../finance/who.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { PAYOUTS_PATH, showPayouts } from './list.ts'
import { showPayout } from './payout.ts'

/** What the payment provider paid out. */
export const payoutPages: readonly PageRoute[] = [
  { method: 'get', path: '/finance/payouts', who: readers, answer: (visit) => showPayouts(visit) },
  { method: 'post', path: '/finance/payouts/payer', who, answer: savePayer },
  { method: 'post', path: '/finance/payouts/dispute-access', who, answer: saveAccess },
  { method: 'get', path: '/finance/payouts/:id', who: readers, answer: (visit) => showPayout(visit) },
  { method: 'post', path: '/finance/payouts/:id/deposit', who, answer: meetFromForm },
  { method: 'post', path: '/finance/payouts/:id/decision', who, answer: decideAllFromForm },
  { method: 'post', path: '/finance/payouts/:id/lines/:line', who, answer: decideFromForm },
  { method: 'post', path: '/finance/payouts/:id/lines/:line/undoing', who, answer: undoFromForm },
]

async function savePayer(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const attempted = await attempt(() => {
    const wish = parseForm(PayoutPayer, { name: form.get('name') })
    return act(till, caller.actor, (tx) => setPayer(tx, wish))
  })
  if ('done' in attempted) return { goTo: to(`${PAYOUTS_PATH}?done=payer`) }
  return { ...(await showPayouts(visit, refusedDeskForm(visit, attempted.problem))), status: attempted.problem.status }
}

async function saveAccess(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const attempted = await attempt(() => {
    const wish = parseForm(DisputeAccess, { policy: form.get('policy') })
    return act(till, caller.actor, (tx) => setDisputeAccess(tx, wish))
  })
  if ('done' in attempted) return { goTo: to(`${PAYOUTS_PATH}?done=access`) }
  return { ...(await showPayouts(visit, refusedDeskForm(visit, attempted.problem))), status: attempted.problem.status }
}

/** From the deposit's page, and back to it. */
async function meetFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to, form, params } = visit
  const payoutId = idOf(visit, 'payout')
  const depositId = idOf({ params: { id: form.get('deposit') } }, 'deposit')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => meetDeposit(tx, payoutId, depositId)))
  if ('done' in attempted) return { goTo: to(`/finance/bank/deposits/${depositId}?done=placed`) }
  const there = { ...visit, params: { ...params, id: depositId } }
  return { ...(await showDeposit(there, refusedDeskForm(visit, attempted.problem))), status: attempted.problem.status }
}

async function decideFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form } = visit
  const lineId = idOf(visit, 'payout-line', 'line')
  const attempted = await attempt(() => {
    const wish = parseForm(DecideLine, {
      ...filledIn({ as: form.get(`as-${lineId}`) }),
      reason: form.get(`reason-${lineId}`),
    })
    return act(till, caller.actor, (tx) => decideLine(tx, lineId, wish))
  })
  return answered(visit, attempted, 'decided')
}

/** Of all that our books know nothing of: the form has no line of its own. */
async function decideAllFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form } = visit
  const payoutId = idOf(visit, 'payout')
  const attempted = await attempt(async () => {
    const wish = parseForm(DecideLine, { as: 'not-ours', reason: form.get('reason-all') })
    await act(till, caller.actor, (tx) => decideForeignLines(tx, payoutId, wish))
  })
  return answered({ ...visit, params: { ...visit.params, line: 'all' } }, attempted, 'decided')
}

async function undoFromForm(visit: Visit): Promise<Answer> {
  const { till, caller } = visit
  const lineId = idOf(visit, 'payout-line', 'line')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => undoDecision(tx, lineId)))
  return answered(visit, attempted, 'undone')
}

type Attempted = Awaited<ReturnType<typeof attempt<void>>>

async function answered(visit: Visit, attempted: Attempted, done: string): Promise<Answer> {
  const lineId = visit.params.line
  if ('done' in attempted) return { goTo: visit.to(`${PAYOUTS_PATH}/${idOf(visit, 'payout')}?done=${done}`) }
  const placeOf = (pointer: string) => `${pointer.slice(1)}-${lineId}`
  const refused = refusedDeskForm(visit, attempted.problem, placeOf)
  return { ...(await showPayout(visit, refused)), status: attempted.problem.status }
}
