import { TODAY } from '../platform/db/seller-day.ts'
import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long counts of visits by links are kept, in days: this year beside the last two. */
const VISIT_DAYS = 1_100

export const lapsingInCampaigns: readonly Lapsing[] = [
  lapsing('campaign-link-visits', { table: 'campaign_link_visits', where: `t.day < ${TODAY} - ${VISIT_DAYS}` }),
]
