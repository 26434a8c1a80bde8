import { READERS as readers, thePartner } from '../../statements/the-statement.ts'
import { FINANCE as who } from '../finance/who.ts'
import type { PageRoute } from '../page-route.ts'
import { addFromForm, showFunders } from './funders.ts'
import { changeFromForm, endFromForm, giveFromForm, showFunder } from './grants.ts'
import { issueFromForm, showStatementMonth, showStatementMonths } from './months.ts'
import { showFaculties, showShares } from './shares.ts'

const FUNDER = '/finance/funders/:id'

/** What partners, faculties and funders are told, and who gives grants. */
export const statementPages: readonly PageRoute[] = [
  { method: 'get', path: '/finance/statements', who: readers, answer: showStatementMonths },
  { method: 'get', path: '/finance/statements/:month', who: readers, answer: (visit) => showStatementMonth(visit) },
  { method: 'post', path: '/finance/statements/:month', who, answer: issueFromForm },
  { method: 'get', path: '/finance/funders', who: readers, answer: (visit) => showFunders(visit) },
  { method: 'post', path: '/finance/funders', who, answer: addFromForm },
  { method: 'get', path: FUNDER, who: readers, answer: (visit) => showFunder(visit) },
  { method: 'post', path: FUNDER, who, answer: changeFromForm },
  { method: 'post', path: `${FUNDER}/grants`, who, answer: giveFromForm },
  { method: 'post', path: '/finance/grants/:id/end', who, answer: endFromForm },
  { method: 'get', path: '/company/:id/shares', who: thePartner.to('partner-member'), answer: showShares },
  {
    method: 'get',
    path: '/admin/faculty-statements',
    who: [...readers, 'faculty-administrator'],
    answer: showFaculties,
  },
]
