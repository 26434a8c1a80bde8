import { OFFERING_KEEPERS as who } from '../admin/who.ts'
import type { PageRoute } from '../page-route.ts'
import { cancelFromForm, showCancelling } from './cancelling.ts'
import { addCostFromForm, changeCostFromForm, removeCostFromForm, setDayFromForm } from './commands.ts'
import { showDecision } from './decision.ts'

const PATH = '/admin/offerings/:id/decision'

/** Whether a start is held: its figures, what cancelling it would do, and doing it. */
export const goingPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, reads: 'offering-orders', answer: (visit) => showDecision(visit) },
  { method: 'post', path: `${PATH}/costs`, who, answer: addCostFromForm },
  { method: 'post', path: `${PATH}/costs/:costId`, who, answer: changeCostFromForm },
  { method: 'post', path: `${PATH}/costs/:costId/removal`, who, answer: removeCostFromForm },
  { method: 'post', path: `${PATH}/day`, who, answer: setDayFromForm },
  {
    method: 'get',
    path: `${PATH}/cancellation`,
    who,
    reads: 'offering-orders',
    answer: (visit) => showCancelling(visit),
  },
  { method: 'post', path: `${PATH}/cancellation`, who, answer: cancelFromForm },
]
