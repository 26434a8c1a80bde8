import { judgeDeposit } from '../../bank/judge-deposits.ts'
import { PlaceDeposit, placeDeposit } from '../../bank/place-deposit.ts'
import { depositView } from '../../bank/queries.ts'
import { BANK_FILE_BYTES_MAX } from '../../bank/read-camt.ts'
import { SetAsideReversal, setAsideReversal, settleReversal } from '../../bank/settle-reversal.ts'
import { takeBankFile } from '../../bank/take-bank-file.ts'
import { textOfFile } from '../../bank/text-of-file.ts'
import { setTolerance, Tolerance } from '../../bank/tolerance.ts'
import { undoPlacement } from '../../bank/undo-placement.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { invalid, type Problem, unknown } from '../../platform/problems.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { FINANCE_READERS as readers, FINANCE as who } from '../finance/who.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import { fileOf } from '../forms/uploaded-file.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showDeposit } from './deposit.ts'
import { showBank } from './desk.ts'

/** The bank's files and what came in by them. */
export const bankPages: readonly PageRoute[] = [
  { method: 'get', path: '/finance/bank', who: readers, reads: 'deposits', answer: (visit) => showBank(visit) },
  { method: 'post', path: '/finance/bank', who, file: BANK_FILE_BYTES_MAX, answer: takeFromForm },
  { method: 'post', path: '/finance/bank/tolerance', who, answer: saveTolerance },
  { method: 'post', path: '/finance/bank/reversals/:id', who, answer: settleFromForm },
  { method: 'post', path: '/finance/bank/reversals/:id/setting-aside', who, answer: setAsideFromForm },
  {
    method: 'get',
    path: '/finance/bank/deposits/:id',
    who: readers,
    reads: 'deposits',
    answer: (visit) => showDeposit(visit),
  },
  { method: 'post', path: '/finance/bank/deposits/:id/placements', who, answer: placeFromForm },
  { method: 'post', path: '/finance/bank/deposits/:id/judgement', who, answer: judgeFromForm },
  { method: 'post', path: '/finance/bank/placements/:id/undoing', who, answer: undoFromForm },
]

const deskRefused = async (visit: Visit, problem: Problem, placeOf?: (pointer: string) => string): Promise<Answer> => ({
  ...(await showBank(visit, refusedDeskForm(visit, problem, placeOf))),
  status: problem.status,
})
const depositRefused = async (
  visit: Visit,
  problem: Problem,
  placeOf?: (pointer: string) => string,
): Promise<Answer> => ({
  ...(await showDeposit(visit, refusedDeskForm(visit, problem, placeOf))),
  status: problem.status,
})

async function takeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const attempted = await attempt(async () => {
    const file = fileOf(visit.req)
    if (!file) throw invalid('/file', 'choose a file')
    const given = { name: file.name.slice(0, LINE_MAX), content: textOfFile(file.bytes) }
    return act(till, caller.actor, (tx) => takeBankFile(tx, given))
  })
  if (!('done' in attempted)) return deskRefused(visit, attempted.problem, () => 'file')
  till.wake()
  return { goTo: to(`/finance/bank?done=${attempted.done.isKnown ? 'known' : 'taken'}`) }
}

async function saveTolerance(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const wish = { minor: minorOf(form.get('minor'), 'NOK') ?? Number.NaN }
  const attempted = await attempt(() => act(till, caller.actor, (tx) => setTolerance(tx, parseForm(Tolerance, wish))))
  return 'done' in attempted ? { goTo: to('/finance/bank?done=tolerance') } : deskRefused(visit, attempted.problem)
}

async function settleFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const reversalId = idOf(visit, 'reversal')
  const depositId = idOf({ params: { id: form.get(`deposit-${reversalId}`) } }, 'deposit')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => settleReversal(tx, reversalId, depositId)))
  return 'done' in attempted ? { goTo: to('/finance/bank?done=settled') } : deskRefused(visit, attempted.problem)
}

async function setAsideFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const reversalId = idOf(visit, 'reversal')
  const reason = `reason-${reversalId}`
  const attempted = await attempt(() => {
    const wish = parseForm(SetAsideReversal, { reason: form.get(reason) })
    return act(till, caller.actor, (tx) => setAsideReversal(tx, reversalId, wish))
  })
  if ('done' in attempted) return { goTo: to('/finance/bank?done=aside') }
  return deskRefused(visit, attempted.problem, () => reason)
}

async function placeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to, on, form } = visit
  const deposit = await depositView(on, idOf(visit, 'deposit'))
  if (!deposit) throw unknown('deposit')
  const place = form.get('place')
  const target = { invoice: 'documentId', 'old-receivable': 'receivableId' }[place]
  const amount = `amount-${target ? form.get(target) : ''}`
  const wish =
    target !== undefined
      ? { place, [target]: form.get(target), amountMinor: minorOf(form.get(amount), deposit.currency) ?? Number.NaN }
      : {
          ...filledIn({ place, transferId: form.get('transferId') }),
          ...(place === 'by-hand' ? {} : { reason: form.get('reason') }),
        }
  const attempted = await attempt(async () => {
    const body = parseForm(PlaceDeposit, wish)
    const ask = askOf(caller.actor, null, { key: form.get('key'), operation: `place ${deposit.id}`, body })
    return act(till, caller.actor, (tx) => once(tx, ask, () => placeDeposit(tx, deposit.id, body)))
  })
  if ('done' in attempted) return { goTo: to(`/finance/bank/deposits/${deposit.id}?done=placed`) }
  return depositRefused(visit, attempted.problem, (pointer) => (pointer === '/amountMinor' ? amount : pointer.slice(1)))
}

async function judgeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const id = idOf(visit, 'deposit')
  await act(till, caller.actor, (tx) => judgeDeposit(tx, id))
  return { goTo: to(`/finance/bank/deposits/${id}?done=judged`) }
}

async function undoFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to, form, params } = visit
  const placementId = idOf(visit, 'placement')
  const depositId = idOf({ params: { id: form.get('deposit') } }, 'deposit')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => undoPlacement(tx, placementId)))
  if ('done' in attempted) return { goTo: to(`/finance/bank/deposits/${depositId}?done=undone`) }
  return depositRefused({ ...visit, params: { ...params, id: depositId } }, attempted.problem)
}
