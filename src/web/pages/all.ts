import { accountPages } from '../account/account.ts'
import { addressProofPages } from '../account/address-proof.ts'
import { addressPages } from '../account/addresses.ts'
import { bouncedPages } from '../account/bounced-part.ts'
import { linkPages } from '../account/by-link.ts'
import { mergePages } from '../account/merge.ts'
import { ownCopyPages } from '../account/own-copy.ts'
import { passkeyPages } from '../account/passkeys.ts'
import { profilePages } from '../account/profile.ts'
import { proveAddressPages } from '../account/prove-address.ts'
import { providerSignInPages } from '../account/provider-sign-in.ts'
import { signInPages } from '../account/sign-in.ts'
import { signInMethodPages } from '../account/sign-in-methods.ts'
import { signUpPages } from '../account/sign-up.ts'
import { teacherProfilePages } from '../account/teacher-profile.ts'
import { accountingPages } from '../accounting/all.ts'
import { adminPages } from '../admin/all.ts'
import { applicantPages } from '../admission/all.ts'
import { askingPages } from '../asking/all.ts'
import { attributionPages } from '../attribution/all.ts'
import { bankPages } from '../bank/all.ts'
import { campaignLinkPages, followPage } from '../campaigns/all.ts'
import { cancelRequestPages } from '../cancel-requests/desk.ts'
import { takeBackPage } from '../cancel-requests/take-back.ts'
import { certificatePages } from '../certifying/all.ts'
import { verifyPages } from '../certifying/verify.ts'
import { choicePage } from '../choosing/choose.ts'
import { othersPages } from '../choosing/others.ts'
import { companyPages } from '../company/all.ts'
import { documentPages } from '../documents/all.ts'
import { embedPages } from '../embedding/embed-pages.ts'
import { figurePages } from '../figures/page.ts'
import { financePages } from '../finance/all.ts'
import { calendarPages } from '../handover/calendar-part.ts'
import { helpPages } from '../help/pages.ts'
import { interestPages } from '../interest/all.ts'
import { monthPages } from '../months/all.ts'
import { newsletterPages } from '../newsletter/all.ts'
import type { PageRoute } from '../page-route.ts'
import { pathPages } from '../paths/all.ts'
import { paybackPages } from '../paying-back/all.ts'
import { payeePages } from '../paying-back/payee.ts'
import { payoutPages } from '../payouts/all.ts'
import { quotationPages } from '../quotations/all.ts'
import { reportPages } from '../reports/all.ts'
import { samplePages } from '../samples/all.ts'
import { statementPages } from '../statements/all.ts'
import { supportPages } from '../support/all.ts'
import { teachingPages } from '../teaching/all.ts'
import { waitingPages } from '../waiting/all.ts'
import { cancellationPages } from './cancellation.ts'
import { cartPages } from './cart.ts'
import { cartMergePages } from './cart-merge.ts'
import { checkoutPages } from './checkout.ts'
import { companiesPages } from './companies.ts'
import { coursePages } from './course.ts'
import { landingPages } from './landing.ts'
import { learningPages } from './learning.ts'
import { legalPages } from './legal.ts'
import { movePages } from './move.ts'
import { orderPages } from './order.ts'
import { withdrawalPages } from './withdrawal.ts'

/** Every page for buyers. */
export const buyerPages: readonly PageRoute[] = [
  ...landingPages,
  ...companiesPages,
  ...coursePages,
  ...pathPages,
  ...embedPages,
  followPage,
  ...cartPages,
  ...cartMergePages,
  ...checkoutPages,
  ...askingPages,
  ...waitingPages,
  ...newsletterPages,
  ...interestPages,
  ...applicantPages,
  ...orderPages,
  ...cancellationPages,
  takeBackPage,
  ...cancelRequestPages,
  choicePage,
  ...othersPages,
  ...movePages,
  ...documentPages,
  ...learningPages,
  ...calendarPages,
  ...teachingPages,
  ...certificatePages,
  ...verifyPages,
  ...signInPages,
  ...signUpPages,
  ...providerSignInPages,
  ...proveAddressPages,
  ...signInMethodPages,
  ...linkPages,
  ...passkeyPages,
  ...accountPages,
  ...bouncedPages,
  ...ownCopyPages,
  ...profilePages,
  ...teacherProfilePages,
  ...addressPages,
  ...addressProofPages,
  ...mergePages,
  ...legalPages,
  ...helpPages,
  ...attributionPages,
  ...payeePages,
  ...withdrawalPages,
]

/** Every page for companies and for those who work here. */
export const deskPages: readonly PageRoute[] = [
  ...companyPages,
  ...adminPages,
  ...financePages,
  ...bankPages,
  ...figurePages,
  ...reportPages,
  ...monthPages,
  ...statementPages,
  ...accountingPages,
  ...samplePages,
  ...paybackPages,
  ...payoutPages,
  ...supportPages,
  ...quotationPages,
  ...campaignLinkPages,
]
