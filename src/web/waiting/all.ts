import { WAITING_PATH } from '../../waiting/tell-waiting.ts'
import type { PageRoute } from '../page-route.ts'
import { joinFromForm, showAsked, showJoin } from './join.ts'
import { JOIN_PATH } from './join-form.ts'
import { answerFromForm, showPlace } from './place.ts'

/** Joining a waiting list, and one's place on it by the mailed link. */
export const waitingPages: readonly PageRoute[] = [
  { method: 'get', path: JOIN_PATH, who: 'anyone', answer: showJoin },
  { method: 'post', path: JOIN_PATH, who: 'anyone', answer: joinFromForm },
  { method: 'get', path: `${WAITING_PATH}/asked`, who: 'anyone', answer: showAsked },
  { method: 'get', path: WAITING_PATH, who: 'anyone', answer: showPlace },
  { method: 'post', path: WAITING_PATH, who: 'anyone', answer: answerFromForm },
]
