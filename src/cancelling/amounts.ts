import type { CreditPlan } from '../checkout/credit-plan.ts'
import { creditGross } from '../invoicing/credit.ts'

/** What a plan takes back in all, minor units with VAT: credited, and what will not be invoiced after all. */
export const backOf = ({ plan }: { plan: CreditPlan }): number =>
  [
    ...plan.credits.map(({ credit }) => creditGross(credit)),
    ...[...plan.dropped, ...plan.forgone].map(({ amountMinor }) => amountMinor),
  ].reduce((sum, each) => sum + each, 0)
