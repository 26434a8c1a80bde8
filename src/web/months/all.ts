import { askToClose } from '../../closing/ask-to-close.ts'
import { AskToOpen, askToOpen, letOpeningGo, signOpening } from '../../closing/open-month.ts'
import { monthOfOpening } from '../../closing/queries.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Month } from '../../platform/month.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { FINANCE_READERS as readers, FINANCE as who } from '../finance/who.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showJournal } from './journal.ts'
import { showMonths } from './list.ts'
import { monthHere, showMonth } from './month.ts'

/** The months of the book, and the entries behind every figure. */
export const monthPages: readonly PageRoute[] = [
  { method: 'get', path: '/finance/months', who: readers, answer: showMonths },
  { method: 'get', path: '/finance/months/:month', who: readers, answer: (visit) => showMonth(visit) },
  { method: 'post', path: '/finance/months/:month/closings', who, answer: closeFromForm },
  { method: 'post', path: '/finance/months/:month/openings', who, answer: askFromForm },
  { method: 'post', path: '/finance/month-openings/:id/signature', who, answer: decided(signOpening, 'opened') },
  { method: 'post', path: '/finance/month-openings/:id/refusal', who, answer: decided(letOpeningGo, 'gone') },
  { method: 'get', path: '/finance/journal', who: readers, reads: 'journal', answer: showJournal },
]

async function closeFromForm(visit: Visit): Promise<Answer> {
  const { month } = await monthHere(visit)
  return moved(visit, { month }, (tx) => askToClose(tx, month))
}

async function askFromForm(visit: Visit): Promise<Answer> {
  const { month } = await monthHere(visit)
  const wish = { reason: visit.form.get('reason') }
  return moved(visit, { month, done: 'asked' }, (tx) => askToOpen(tx, month, parseForm(AskToOpen, wish)))
}

function decided(decide: (tx: Tx, openingId: string) => Promise<Month>, done: string) {
  return async (visit: Visit): Promise<Answer> => {
    const id = idOf(visit, 'opening')
    const month = await monthOfOpening(visit.on, id)
    if (!month) throw unknown('opening')
    return moved(visit, { month, done }, (tx) => decide(tx, id))
  }
}

/** Which month is shown next, and what is said there. */
type Next = { month: Month; done?: string }

async function moved(visit: Visit, { month, done }: Next, work: (tx: Tx) => Promise<unknown>): Promise<Answer> {
  const { till, caller, to, params } = visit
  const attempted = await attempt(() => act(till, caller.actor, work))
  if ('done' in attempted) return { goTo: to(`/finance/months/${month}${done ? `?done=${done}` : ''}`) }
  const { problem } = attempted
  return {
    ...(await showMonth({ ...visit, params: { ...params, month } }, refusedDeskForm(visit, problem))),
    status: problem.status,
  }
}
