import { profileRoutes } from './access/profile-routes.ts'
import { routes as access } from './access/routes.ts'
import { accessSessionRoutes } from './access/session-routes.ts'
import { routes as accounting } from './accounting/routes.ts'
import { routes as addresses } from './addresses/routes.ts'
import { routes as admission } from './admission/routes.ts'
import { routes as admitting } from './admitting/routes.ts'
import { routes as agreements } from './agreements/routes.ts'
import { approverRoutes } from './asking/approver-routes.ts'
import { routes as asking, employerRoutes, shareRoutes } from './asking/routes.ts'
import { routes as attending } from './attending/routes.ts'
import { routes as bank } from './bank/routes.ts'
import { routes as budgets } from './budgets/routes.ts'
import { routes as campaigns } from './campaigns/routes.ts'
import { routes as cancelRequests } from './cancel-requests/routes.ts'
import { routes as cancelling } from './cancelling/routes.ts'
import { mergeRoutes as cartMerge } from './cart/merge-routes.ts'
import { pathRoutes as cartPath } from './cart/path-routes.ts'
import { routes as cart } from './cart/routes.ts'
import { voucherRoutes as cartVoucher } from './cart/voucher-routes.ts'
import { changeRoutes } from './catalogue/change-routes.ts'
import { offeringCompanyRoutes } from './catalogue/offering-company-routes.ts'
import { partnerRoutes } from './catalogue/partner-routes.ts'
import { routes as catalogue } from './catalogue/routes.ts'
import { teacherRoutes } from './catalogue/teacher-routes.ts'
import { routes as certifying } from './certifying/routes.ts'
import { routes as channels } from './channels/routes.ts'
import { documentRoutes } from './checkout/document-routes.ts'
import { moneyRoutes } from './checkout/money-routes.ts'
import { routes as checkout } from './checkout/routes.ts'
import { orderUnitRoutes } from './checkout/unit-routes.ts'
import { routes as choosing } from './choosing/routes.ts'
import { routes as closing } from './closing/routes.ts'
import { approvalRoutes } from './companies/approval-routes.ts'
import { invitationRoutes } from './companies/invitation-routes.ts'
import { invoicingRoutes } from './companies/invoicing-routes.ts'
import { memberRoutes } from './companies/member-routes.ts'
import { organisationRoutes } from './companies/organisation-routes.ts'
import { routes as companies } from './companies/routes.ts'
import { unitRoutes } from './companies/unit-routes.ts'
import { routes as corrections } from './corrections/routes.ts'
import { fourEyesRoutes } from './countersigning/four-eyes-routes.ts'
import { routes as countersigning } from './countersigning/routes.ts'
import { routes as credit } from './credit/routes.ts'
import { routes as developing } from './developing/routes.ts'
import { routes as enrolment } from './enrolment/routes.ts'
import { answerEvaluationRoutes } from './evaluating/public-routes.ts'
import { routes as evaluating } from './evaluating/routes.ts'
import { routes as exportJobs } from './export-jobs/routes.ts'
import { routes as exports } from './exports/routes.ts'
import { routes as federation } from './federation/routes.ts'
import { routes as figures } from './figures/routes.ts'
import { oldReceivableRoutes } from './finance/old-receivable-routes.ts'
import { rateRoutes } from './finance/rate-routes.ts'
import { reminderFiles } from './finance/reminder-files.ts'
import { routes as finance } from './finance/routes.ts'
import { routes as funding } from './funding/routes.ts'
import { routes as givingBack } from './giving-back/routes.ts'
import { routes as going } from './going/routes.ts'
import { routes as handover } from './handover/routes.ts'
import { routes as identity } from './identity/routes.ts'
import { identitySessionRoutes } from './identity/session-routes.ts'
import { routes as importing } from './importing/routes.ts'
import { routes as interest } from './interest/routes.ts'
import { domainRoutes } from './joining/domain-routes.ts'
import { joinRoutes } from './joining/join-routes.ts'
import { routes as keeping } from './keeping/routes.ts'
import { routes as ledger } from './ledger/routes.ts'
import { routes as letters } from './letters/routes.ts'
import { routes as lists } from './lists/routes.ts'
import { routes as merging } from './merging/routes.ts'
import { routes as messages } from './messages/routes.ts'
import { routes as moving } from './moving/routes.ts'
import { seatsRoutes as movingSeats } from './moving/seats-routes.ts'
import { issueRoutes } from './newsletter/issue-routes.ts'
import { routes as newsletter } from './newsletter/routes.ts'
import { bounceRoutes } from './notices/bounce-routes.ts'
import { routes as passkeys } from './passkeys/routes.ts'
import { passkeySessionRoutes } from './passkeys/session-routes.ts'
import { balanceRoutes } from './paying-back/balance-routes.ts'
import { batchRoutes } from './paying-back/batch-routes.ts'
import { routes as payingBack } from './paying-back/routes.ts'
import { routes as payouts } from './payouts/routes.ts'
import { routes as pictures } from './pictures/routes.ts'
import type { AnyRoute } from './platform/http/route.ts'
import { routes as postponing } from './postponing/routes.ts'
import { routes as prepaying } from './prepaying/routes.ts'
import { extraRoutes } from './pricing/extra-routes.ts'
import { routes as pricing } from './pricing/routes.ts'
import { ownRoutes } from './privacy/own-routes.ts'
import { retentionRoutes } from './privacy/retention-routes.ts'
import { peopleRoutes } from './privacy/staff-routes.ts'
import { routes as profiles } from './profiles/routes.ts'
import { answerRoutes } from './questions/own-routes.ts'
import { routes as questions } from './questions/routes.ts'
import { routes as quotations } from './quotations/routes.ts'
import { routes as reminders } from './reminders/routes.ts'
import { routes as reports } from './reports/routes.ts'
import { routes as sampling } from './sampling/routes.ts'
import { routes as seats } from './seats/routes.ts'
import { routes as sending } from './sending/routes.ts'
import { auditRoutes } from './setup/audit-routes.ts'
import { routes as setup } from './setup/routes.ts'
import { staffRoutes } from './setup/staff-routes.ts'
import { fileRoutes as spendFiles } from './spend/file-routes.ts'
import { routes as spend } from './spend/routes.ts'
import { routes as statements } from './statements/routes.ts'
import { companyCatalogueRoutes } from './storefront/company-catalogue.ts'
import { pathRoutes } from './storefront/path-routes.ts'
import { routes as storefront } from './storefront/routes.ts'
import { routes as support } from './support/routes.ts'
import { routes as tasks } from './tasks/routes.ts'
import { routes as terms } from './terms/routes.ts'
import { routes as vouchers } from './vouchers/routes.ts'
import { routes as waiting } from './waiting/routes.ts'
import { waitingStaffRoutes } from './waiting/staff-routes.ts'
import { peopleRoutes as seatedPeople } from './wallet/people-routes.ts'
import { routes as wallet } from './wallet/routes.ts'
import { seatInvitationRoutes } from './wallet/seat-invitation-routes.ts'
import { uploadRoutes } from './wallet/upload-routes.ts'

/** The whole machine-facing API: what is not in this list is not served. */
export const routes: readonly AnyRoute[] = [
  ...storefront,
  ...pathRoutes,
  ...channels,
  ...cart,
  ...cartMerge,
  ...cartVoucher,
  ...cartPath,
  ...checkout,
  ...orderUnitRoutes,
  ...moneyRoutes,
  ...documentRoutes,
  ...asking,
  ...employerRoutes,
  ...shareRoutes,
  ...approverRoutes,
  ...finance,
  ...exports,
  ...exportJobs,
  ...rateRoutes,
  ...oldReceivableRoutes,
  ...corrections,
  ...countersigning,
  ...fourEyesRoutes,
  ...reminderFiles,
  ...support,
  ...questions,
  ...answerRoutes,
  ...quotations,
  ...companies,
  ...agreements,
  ...prepaying,
  ...vouchers,
  ...campaigns,
  ...companyCatalogueRoutes,
  ...givingBack,
  ...cancelling,
  ...cancelRequests,
  ...messages,
  ...going,
  ...postponing,
  ...newsletter,
  ...importing,
  ...interest,
  ...issueRoutes,
  ...developing,
  ...tasks,
  ...choosing,
  ...moving,
  ...movingSeats,
  ...organisationRoutes,
  ...memberRoutes,
  ...invitationRoutes,
  ...unitRoutes,
  ...budgets,
  ...invoicingRoutes,
  ...approvalRoutes,
  ...spendFiles,
  ...spend,
  ...domainRoutes,
  ...joinRoutes,
  ...credit,
  ...waiting,
  ...waitingStaffRoutes,
  ...admission,
  ...admitting,
  ...wallet,
  ...seatedPeople,
  ...seatInvitationRoutes,
  ...uploadRoutes,
  ...identity,
  ...profileRoutes,
  ...addresses,
  ...merging,
  ...federation,
  ...access,
  ...passkeys,
  ...catalogue,
  ...teacherRoutes,
  ...profiles,
  ...evaluating,
  ...answerEvaluationRoutes,
  ...changeRoutes,
  ...offeringCompanyRoutes,
  ...partnerRoutes,
  ...enrolment,
  ...attending,
  ...certifying,
  ...handover,
  ...keeping,
  ...seats,
  ...pictures,
  ...pricing,
  ...extraRoutes,
  ...terms,
  ...ledger,
  ...letters,
  ...bounceRoutes,
  ...lists,
  ...setup,
  ...staffRoutes,
  ...auditRoutes,
  ...sending,
  ...reminders,
  ...bank,
  ...closing,
  ...figures,
  ...reports,
  ...statements,
  ...funding,
  ...accounting,
  ...sampling,
  ...balanceRoutes,
  ...payingBack,
  ...batchRoutes,
  ...payouts,
  ...ownRoutes,
  ...peopleRoutes,
  ...retentionRoutes,
]

/** What begins and ends login sessions: served by plain Express, described like all others. */
export const sessionRoutes: readonly AnyRoute[] = [
  ...identitySessionRoutes,
  ...accessSessionRoutes,
  ...passkeySessionRoutes,
]
