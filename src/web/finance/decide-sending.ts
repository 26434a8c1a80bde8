import type { Tx } from '../../platform/db/transact.ts'
import { invalid } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { MarkRejected, MarkSent, markRejected, markSent, sendByMail, tryAgain } from '../../sending/decide-by-hand.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { showSending } from './sending.ts'
import { FINANCE_READERS as readers, FINANCE as who } from './who.ts'

type Move = { done: string; work(visit: Visit, tx: Tx): Promise<void> }

/** What can become of one e-invoice, by its path under it. */
const MOVES: readonly Move[] = [
  { done: 'sent', work: (visit, tx) => markSent(tx, { sendings: [idOf(visit, 'sending')] }) },
  { done: 'retry', work: (visit, tx) => tryAgain(tx, idOf(visit, 'sending')) },
  { done: 'mail', work: (visit, tx) => sendByMail(tx, idOf(visit, 'sending')) },
  { done: 'rejection', work: (visit, tx) => markRejected(tx, idOf(visit, 'sending'), rejectionIn(visit)) },
]

export const sendingPages: readonly PageRoute[] = [
  { method: 'get', path: '/finance/sending', who: readers, reads: 'sendings', answer: (visit) => showSending(visit) },
  {
    method: 'post',
    path: '/finance/sending',
    who,
    answer: (visit) =>
      decide(visit, {
        done: 'sent',
        work: (_, tx) => markSent(tx, chosenIn(visit)),
      }),
  },
  ...MOVES.map(
    (move): PageRoute => ({
      method: 'post',
      path: `/finance/sending/:id/${move.done}`,
      who,
      answer: (visit) => decide(visit, move),
    }),
  ),
]

/** Several such forms stand on the page, so that each field has a name of its own. */
const rejectionIn = ({ form }: Visit): MarkRejected => parseForm(MarkRejected, { reason: form.get(form.get('field')) })

function chosenIn({ form }: Visit): MarkSent {
  const sendings = form.all('sendings')
  if (sendings.length === 0) throw invalid('/sendings', 'choose at least one document')
  return parseForm(MarkSent, { sendings })
}

async function decide(visit: Visit, { done, work }: Move): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(() => act(till, caller.actor, (tx) => work(visit, tx)))
  if ('done' in attempted) return { goTo: to(`/finance/sending?done=${done}`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, (pointer) => (pointer === '/reason' ? form.get('field') : ''))
  return { ...(await showSending(visit, filled)), status: problem.status }
}
