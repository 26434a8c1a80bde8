import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long an account is known after its payback was paid or given up, in days: a bank returns money within that time. */
const ACCOUNT_DAYS = 90
/** Of payback `p`: nothing more will happen to it. */
const OVER = `coalesce(p.ended_at < app_now() - interval '${ACCOUNT_DAYS} days', p.paid_on < (app_now() - interval '${ACCOUNT_DAYS} days')::date, false)`

/** Accounts of people are kept no longer than they are needed; what was paid, when and for which invoice stays with the books. */
export const lapsingInPayingBack: readonly Lapsing[] = [
  lapsing('payback-accounts', {
    table: 'payback_accounts',
    where: `t.account is not null and exists (select from paybacks p where p.id = t.payback_id and ${OVER})`,
    set: 'account = null, holder_name = null',
  }),
  lapsing('payback-files', {
    table: 'payback_batches',
    where: `t.content is not null and not exists (select from jsonb_array_elements_text(t.payback_ids) i join paybacks p on p.id = i::uuid where not ${OVER})`,
    set: 'content = null',
  }),
  lapsing('payback-payees', {
    table: 'paybacks',
    where: `t.payee_email is not null and exists (select from paybacks p where p.id = t.id and ${OVER})`,
    set: 'payee_email = null, payee_name = null',
  }),
]
