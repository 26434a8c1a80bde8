import { lapsingInAddresses } from '../addresses/lapsing.ts'
import { lapsingInAdmission } from '../admission/lapsing.ts'
import { lapsingInAsking } from '../asking/lapsing.ts'
import { lapsingInAttribution } from '../attribution/lapsing.ts'
import { lapsingInBank } from '../bank/lapsing.ts'
import { lapsingInCampaigns } from '../campaigns/lapsing.ts'
import { lapsingInCancelRequests } from '../cancel-requests/lapsing.ts'
import { lapsingInCart } from '../cart/lapsing.ts'
import { lapsingInCompanies } from '../companies/lapsing.ts'
import { lapsingInCorrections } from '../corrections/lapsing.ts'
import { lapsingInDeveloping } from '../developing/lapsing.ts'
import { lapsingInEvaluating } from '../evaluating/lapsing.ts'
import { lapsingInExportJobs } from '../export-jobs/lapsing.ts'
import { lapsingInFederation } from '../federation/lapsing.ts'
import { lapsingInHandover } from '../handover/lapsing.ts'
import { lapsingInIdentity } from '../identity/lapsing.ts'
import { lapsingInImporting } from '../importing/lapsing.ts'
import { lapsingInInterest } from '../interest/lapsing.ts'
import { lapsingInJoining } from '../joining/lapsing.ts'
import { lapsingInKeeping } from '../keeping/lapsing.ts'
import { lapsingInMessages } from '../messages/lapsing.ts'
import { lapsingInNewsletter } from '../newsletter/lapsing.ts'
import { lapsingInNotices } from '../notices/lapsing.ts'
import { lapsingInOldReceivables } from '../old-receivables/lapsing.ts'
import { lapsingInOrders } from '../orders/lapsing.ts'
import { lapsingInPasskeys } from '../passkeys/lapsing.ts'
import { lapsingInPayingBack } from '../paying-back/lapsing.ts'
import { lapsingInPayments } from '../payments/lapsing.ts'
import { lapsingKeys } from '../platform/idempotency.ts'
import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { lapsingInQuestions } from '../questions/lapsing.ts'
import { lapsingInQuotations } from '../quotations/lapsing.ts'
import { lapsingInSupport } from '../support/lapsing.ts'
import { lapsingInTasks } from '../tasks/lapsing.ts'
import { lapsingInWaiting } from '../waiting/lapsing.ts'
import { lapsingInWallet } from '../wallet/lapsing.ts'

/** How long the numbers of a night are kept, in years. */
const RUN_YEARS = 2

/** Everything that goes by itself, room by room. What rests on documents goes with them, after the books have let go. */
export const LAPSING: readonly Lapsing[] = [
  ...lapsingInIdentity,
  ...lapsingInAddresses,
  ...lapsingInFederation,
  ...lapsingInPasskeys,
  ...lapsingInCompanies,
  ...lapsingInJoining,
  lapsingKeys,
  ...lapsingInCart,
  ...lapsingInPayments,
  ...lapsingInNotices,
  ...lapsingInNewsletter,
  ...lapsingInInterest,
  ...lapsingInOrders,
  ...lapsingInAsking,
  ...lapsingInBank,
  ...lapsingInImporting,
  ...lapsingInOldReceivables,
  ...lapsingInPayingBack,
  ...lapsingInWallet,
  ...lapsingInCorrections,
  ...lapsingInCancelRequests,
  ...lapsingInQuotations,
  ...lapsingInSupport,
  ...lapsingInWaiting,
  ...lapsingInAdmission,
  ...lapsingInQuestions,
  ...lapsingInExportJobs,
  ...lapsingInHandover,
  ...lapsingInKeeping,
  ...lapsingInTasks,
  ...lapsingInMessages,
  ...lapsingInEvaluating,
  ...lapsingInDeveloping,
  ...lapsingInAttribution,
  ...lapsingInCampaigns,
  lapsing('retention-runs', { table: 'retention_runs', where: `t.at < app_now() - interval '${RUN_YEARS} years'` }),
]
