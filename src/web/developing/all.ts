import { DECIDERS, PROPOSERS, SEES_PROPOSAL } from '../../developing/routes.ts'
import { theProposal } from '../../developing/the-proposal.ts'
import { COURSE_KEEPERS, ITS_KEEPERS, OFFERING_KEEPERS } from '../admin/who.ts'
import type { PageRoute } from '../page-route.ts'
import { showBoard } from './board.ts'
import { copyFromForm, showCopy, showLookOver } from './copy.ts'
import { copyCourseFromForm, showLife, stepFromForm } from './life.ts'
import { showPreview } from './preview.ts'
import {
  decideFromForm,
  makeCourseFromForm,
  newProposal,
  saveProposal,
  showProposal,
  startFromForm,
} from './proposal.ts'
import { extendFromForm, openFromForm, showRound, showRounds } from './rounds.ts'

/** From idea to sale (decisions/0064). */
export const developingPages: readonly PageRoute[] = [
  { method: 'get', path: '/admin/board', who: COURSE_KEEPERS, answer: showBoard },
  { method: 'get', path: '/admin/rounds', who: PROPOSERS, answer: (visit) => showRounds(visit) },
  { method: 'post', path: '/admin/rounds', who: DECIDERS, answer: openFromForm },
  { method: 'get', path: '/admin/rounds/:id', who: PROPOSERS, answer: (visit) => showRound(visit) },
  { method: 'post', path: '/admin/rounds/:id/deadline', who: DECIDERS, answer: extendFromForm },
  { method: 'get', path: '/admin/rounds/:id/proposals/new', who: PROPOSERS, answer: (visit) => newProposal(visit) },
  { method: 'post', path: '/admin/rounds/:id/proposals/new', who: PROPOSERS, answer: startFromForm },
  { method: 'get', path: '/admin/proposals/:id', who: SEES_PROPOSAL, answer: (visit) => showProposal(visit) },
  { method: 'post', path: '/admin/proposals/:id', who: SEES_PROPOSAL, answer: saveProposal },
  { method: 'post', path: '/admin/proposals/:id/decision', who: theProposal.to(...DECIDERS), answer: decideFromForm },
  { method: 'post', path: '/admin/proposals/:id/course', who: SEES_PROPOSAL, answer: makeCourseFromForm },
  { method: 'get', path: '/admin/courses/:id/life', who: ITS_KEEPERS, answer: (visit) => showLife(visit) },
  { method: 'get', path: '/admin/courses/:id/preview', who: ITS_KEEPERS, answer: (visit) => showPreview(visit) },
  {
    method: 'post',
    path: '/admin/courses/:id/preview',
    who: ITS_KEEPERS,
    answer: (visit) => showPreview(visit, 'pressed'),
  },
  { method: 'post', path: '/admin/courses/:id/steps', who: ITS_KEEPERS, answer: stepFromForm },
  { method: 'post', path: '/admin/courses/:id/copies', who: ITS_KEEPERS, answer: copyCourseFromForm },
  { method: 'get', path: '/admin/offerings/:id/copy', who: OFFERING_KEEPERS, answer: (visit) => showCopy(visit) },
  { method: 'post', path: '/admin/offerings/:id/copy', who: OFFERING_KEEPERS, answer: copyFromForm },
  { method: 'get', path: '/admin/offerings/:id/look-over', who: OFFERING_KEEPERS, answer: showLookOver },
]
