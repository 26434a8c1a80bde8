import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long an invitation is kept that has been answered, taken back or left lying, in days: who was let in stands on the membership. */
const INVITATION_DAYS_KEPT = 90

/** How long what the register said is kept, in days: it counts for one. */
const ENTRY_DAYS_KEPT = 30

export const lapsingInCompanies: readonly Lapsing[] = [
  lapsing('company-invitations', {
    table: 'company_invitations',
    where: `coalesce(t.accepted_at, t.revoked_at, t.ends_at) < app_now() - interval '${INVITATION_DAYS_KEPT} days'`,
  }),
  lapsing('register-entries', {
    table: 'register_entries',
    where: `t.asked_at < app_now() - interval '${ENTRY_DAYS_KEPT} days'`,
  }),
]
