import { CHOICES_PATH, CONFIRM_PATH } from '../../newsletter/ask-mail.ts'
import { NEWSLETTER_KEEPERS } from '../../newsletter/issue-routes.ts'
import { ONE_CLICK_PATH } from '../../newsletter/leave-newsletter.ts'
import type { PageRoute } from '../page-route.ts'
import { chooseFromForm, showChoices, showOneClick } from './choices-page.ts'
import { confirmFromForm, showConfirmation } from './confirming.ts'
import { showIssue, stepFromForm } from './issue.ts'
import { changeFromForm, createFromForm, showEdit, showNew } from './issue-form.ts'
import { showIssues } from './issues.ts'
import { ISSUES_PATH } from './paths.ts'
import { SIGN_UP_PATH, showAsked, showSignUp, signUpFromForm } from './sign-up.ts'

/** Signing up for the newsletter, and what a subscriber's links open. */
export const newsletterPages: readonly PageRoute[] = [
  { method: 'get', path: SIGN_UP_PATH, who: 'anyone', answer: (visit) => showSignUp(visit) },
  { method: 'post', path: SIGN_UP_PATH, who: 'anyone', answer: signUpFromForm },
  { method: 'get', path: `${SIGN_UP_PATH}/asked`, who: 'anyone', answer: showAsked },
  { method: 'get', path: CONFIRM_PATH, who: 'anyone', answer: showConfirmation },
  { method: 'post', path: CONFIRM_PATH, who: 'anyone', answer: confirmFromForm },
  { method: 'get', path: CHOICES_PATH, who: 'anyone', answer: showChoices },
  { method: 'post', path: CHOICES_PATH, who: 'anyone', answer: chooseFromForm },
  { method: 'get', path: ONE_CLICK_PATH, who: 'anyone', answer: showOneClick },
]

const who = NEWSLETTER_KEEPERS
/** Where newsletters are written and sent. */
export const newsletterDeskPages: readonly PageRoute[] = [
  { method: 'get', path: ISSUES_PATH, who, answer: showIssues },
  { method: 'get', path: `${ISSUES_PATH}/new`, who, answer: (visit) => showNew(visit) },
  { method: 'post', path: `${ISSUES_PATH}/new`, who, answer: createFromForm },
  { method: 'get', path: `${ISSUES_PATH}/:id`, who, answer: (visit) => showIssue(visit) },
  { method: 'post', path: `${ISSUES_PATH}/:id`, who, answer: stepFromForm },
  { method: 'get', path: `${ISSUES_PATH}/:id/edit`, who, answer: (visit) => showEdit(visit) },
  { method: 'post', path: `${ISSUES_PATH}/:id/edit`, who, answer: changeFromForm },
]
