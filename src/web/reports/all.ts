import { REPORT_READERS as who } from '../../reports/seen.ts'
import type { PageRoute } from '../page-route.ts'
import { showChannels } from './channels.ts'
import { showIdeas } from './ideas.ts'
import { showIncome } from './income.ts'
import { setTargetFromForm, showTerm } from './term.ts'

/** What came in, from where, how long it took, and what is to come. */
export const reportPages: readonly PageRoute[] = [
  { method: 'get', path: '/admin/reports', who, answer: showIncome },
  { method: 'get', path: '/admin/reports/term', who, answer: (visit) => showTerm(visit) },
  { method: 'post', path: '/admin/reports/term', who: ['course-administrator'], answer: setTargetFromForm },
  { method: 'get', path: '/admin/reports/channels', who, answer: showChannels },
  { method: 'get', path: '/admin/reports/ideas', who, answer: showIdeas },
]
