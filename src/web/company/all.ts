import { ANY_MEMBER, SEAT_STEERERS } from '../../companies/member-role.ts'
import { theCompany } from '../../companies/the-company.ts'
import { UPLOAD_BYTES_MAX } from '../../platform/lines-in-file.ts'
import type { PageRoute } from '../page-route.ts'
import { companyPrepaidPages } from '../prepaid/company-pages.ts'
import { showCompany } from './account.ts'
import { showAgreements } from './agreements.ts'
import { approvalPages } from './approval.ts'
import { approvalRulePages } from './approval-rule.ts'
import { showApprovals } from './approvals.ts'
import { showCourses } from './courses.ts'
import { companyCreditPages } from './credit.ts'
import { showDocuments } from './documents.ts'
import { domainPages } from './domain-pages.ts'
import { giveBackPages } from './give-back.ts'
import { invitationPages } from './invitation.ts'
import { inviteFromForm } from './invite-from-form.ts'
import { invoicingPages } from './invoicing.ts'
import { makeCompany } from './join.ts'
import { leavePages } from './leave.ts'
import { memberPages } from './member-pages.ts'
import { moveSeatsPages } from './move-seats.ts'
import { showOrders } from './orders.ts'
import { showPeople } from './people.ts'
import { actOnSeat, showLineage } from './seat-act.ts'
import { seatInvitationPages } from './seat-invitation.ts'
import { showPapersPages } from './show-papers.ts'
import { showSpend } from './spend.ts'
import { toJoinPages } from './to-join.ts'
import { unitPages } from './unit-pages.ts'
import { showUpload, uploadFromForm } from './upload.ts'
import { inviteList, mendFromForm } from './upload-moves.ts'
import { showReport } from './upload-report.ts'
import { showWallet } from './wallet.ts'

/** Staff steer seats too, over the API: here are the companies of whoever looks. */
const members = theCompany.to(...ANY_MEMBER)
const steering = theCompany.to(...SEAT_STEERERS)
const WALLET = '/company/:id/seats/:offeringId'
const UPLOAD = '/company/:id/uploads/:uploadId'

/** The pages of a company that buys for its people. */
export const companyPages: readonly PageRoute[] = [
  { method: 'get', path: '/company', who: 'signed-in', answer: showCompany },
  { method: 'post', path: '/company', who: 'signed-in', answer: makeCompany },
  ...giveBackPages,
  ...moveSeatsPages,
  { method: 'get', path: '/company/:id/people', who: members, answer: showPeople },
  { method: 'get', path: '/company/:id/orders', who: members, answer: showOrders },
  { method: 'get', path: '/company/:id/documents', who: members, answer: showDocuments },
  { method: 'get', path: '/company/:id/spend', who: members, answer: showSpend },
  { method: 'get', path: '/company/:id/courses', who: members, answer: showCourses },
  { method: 'get', path: '/company/:id/agreements', who: members, answer: showAgreements },
  { method: 'get', path: WALLET, who: members, answer: showWallet },
  { method: 'post', path: WALLET, who: steering, answer: inviteFromForm },
  { method: 'get', path: `${WALLET}/upload`, who: steering, answer: showUpload },
  { method: 'post', path: `${WALLET}/upload`, who: steering, file: UPLOAD_BYTES_MAX, answer: uploadFromForm },
  { method: 'get', path: UPLOAD, who: steering, answer: showReport },
  { method: 'post', path: UPLOAD, who: steering, answer: mendFromForm },
  { method: 'post', path: `${UPLOAD}/invite`, who: steering, answer: inviteList },
  { method: 'get', path: `${WALLET}/:seatId`, who: members, answer: showLineage },
  { method: 'post', path: `${WALLET}/:seatId`, who: steering, answer: actOnSeat },
  { method: 'get', path: '/company/:id/approvals', who: members, answer: showApprovals },
  ...companyPrepaidPages,
  ...approvalPages,
  ...approvalRulePages,
  ...seatInvitationPages,
  ...showPapersPages,
  ...invoicingPages,
  ...companyCreditPages,
  ...memberPages,
  ...unitPages,
  ...domainPages,
  ...toJoinPages,
  ...leavePages,
  ...invitationPages,
]
