import { act } from '../../platform/till.ts'
import { returnKept } from '../../postponing/return-kept.ts'
import { OFFERING_KEEPERS as who } from '../admin/who.ts'
import { idOf } from '../desk/id-of.ts'
import type { PageRoute } from '../page-route.ts'
import { postponeFromForm, showPostponing } from './postponing.ts'

const path = '/admin/offerings/:id/decision/postponement'

/** A start is held at other times. */
export const postponingPages: readonly PageRoute[] = [
  { method: 'get', path, who, answer: showPostponing },
  { method: 'post', path, who, answer: postponeFromForm },
  {
    method: 'post',
    path: '/admin/offerings/:id/kept-seats',
    who,
    answer: async (visit) => {
      const offeringId = idOf(visit, 'offering')
      await act(visit.till, visit.caller.actor, (tx) => returnKept(tx, offeringId))
      return { goTo: visit.to(`/admin/offerings/${offeringId}?done=returned`) }
    },
  },
]
