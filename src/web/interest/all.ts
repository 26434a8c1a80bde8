import { CONFIRM_PATH, INTEREST_PATH } from '../../interest/ask-mail.ts'
import { INTEREST_ONE_CLICK } from '../../interest/leave-interest.ts'
import type { PageRoute } from '../page-route.ts'
import { askFromForm, showAsk, showInterestAsked } from './ask-form.ts'
import { confirmFromForm, leaveFromForm, showConfirmation, showInterest, showInterestOneClick } from './own.ts'

const COURSE = '/courses/:slug/interest'
/** Whoever wants to hear when a course is on sale. */
export const interestPages: readonly PageRoute[] = [
  { method: 'get', path: COURSE, who: 'anyone', answer: (visit) => showAsk(visit) },
  { method: 'post', path: COURSE, who: 'anyone', answer: askFromForm },
  { method: 'get', path: `${COURSE}/asked`, who: 'anyone', answer: showInterestAsked },
  { method: 'get', path: CONFIRM_PATH, who: 'anyone', answer: showConfirmation },
  { method: 'post', path: CONFIRM_PATH, who: 'anyone', answer: confirmFromForm },
  { method: 'get', path: INTEREST_PATH, who: 'anyone', answer: showInterest },
  { method: 'post', path: INTEREST_PATH, who: 'anyone', answer: leaveFromForm },
  { method: 'get', path: INTEREST_ONE_CLICK, who: 'anyone', answer: showInterestOneClick },
]
