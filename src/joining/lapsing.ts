import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long a wish to join is kept, answered or not, in days: who was let in stands on the membership. */
const WISH_DAYS_KEPT = 90
/** How long a domain is kept that nobody has proved, or that is a company's no longer, in days. */
const DOMAIN_DAYS_KEPT = 90

export const lapsingInJoining: readonly Lapsing[] = [
  lapsing('join-wishes', {
    table: 'join_wishes',
    where: `coalesce(t.answered_at, t.asked_at) < app_now() - interval '${WISH_DAYS_KEPT} days'`,
  }),
  lapsing('company-domains', {
    table: 'company_domains',
    where: `coalesce(t.ended_at, case when t.proved_at is null then t.claimed_at end) < app_now() - interval '${DOMAIN_DAYS_KEPT} days'`,
  }),
]
