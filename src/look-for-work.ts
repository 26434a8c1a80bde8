import { APPLICATIONS_DUE } from './admission/look-at-applications.ts'
import { PAPERS_DUE } from './admitting/look-at-papers.ts'
import { REQUESTS_UNSENT } from './asking/send-requests.ts'
import { OFFERED_TO_PAID } from './choosing/seat-the-paid.ts'
import { WANTED } from './export-jobs/take-export.ts'
import { CANCEL_DUE } from './going/carry-out.ts'
import { IS_ON } from './handover/take-deliveries.ts'
import { WANTED as IMPORTS_WANTED } from './importing/take-import.ts'
import { INTEREST_ASKS_UNSENT } from './interest/send-interest-asks.ts'
import { UNFOLLOWED } from './moving/finish-moves.ts'
import { UNSETTLED } from './moving/set-off-moves.ts'
import { ASKS_UNSENT } from './newsletter/send-asks.ts'
import { ISSUES_DUE } from './newsletter/send-newsletters.ts'
import { OF_PAYOUTS } from './payments/news.ts'
import { SELLER_ZONE } from './platform/clock.ts'
import { type On, run, statement } from './platform/db/statement.ts'
import { DEAD_LETTER } from './platform/jobs.ts'
import { LISTS_DUE } from './waiting/look-at-lists.ts'
import { INVITATIONS_UNSENT } from './wallet/send-invitations.ts'

/**
 * Where each drainer's work lies, told so widely that it is true whenever the drainer's own statement might find something. One look
 * at all of them costs a twentieth of what it costs each to look for itself, and a till at rest does little else.
 */
const LIES_IN = {
  issuer: `documents_due where fault is null and due_from <= (app_now() at time zone '${SELLER_ZONE}')::date`,
  renderer: 'files_due where fault is null',
  'reminder-files': 'reminders_due where fault is null',
  channels: '(select 1 from tellings_due union all select 1 from reminders_due where fault is null) w',
  'access-point': 'sendings_due where next_try_at <= app_now()',
  notices: 'deliveries_due',
  'change-notices': 'offering_changes where told_at is null',
  'document-notices': 'tellings_due',
  'reminder-notices': 'reminders_due',
  mails: 'mails where sent_at is null and bounced_at is null and next_try_at <= app_now()',
  invitations: `seat_invitations where ${INVITATIONS_UNSENT}`,
  'purchase-requests': `purchase_request_mails where ${REQUESTS_UNSENT}`,
  'stripe-news': `stripe_events where handled_at is null and next_try_at <= app_now() and not (${OF_PAYOUTS})`,
  'payout-news': `stripe_events where handled_at is null and next_try_at <= app_now() and ${OF_PAYOUTS}`,
  certificates: 'certificates_due where next_try_at <= app_now()',
  sealer: 'audit_unsealed',
  events: 'business_events_due',
  webhooks: `webhook_deliveries d join webhooks w on w.id = d.webhook_id where d.delivered_at is null and d.given_up_at is null and d.next_try_at <= app_now() and ${IS_ON}`,
  deposits: 'deposits where judged_at is null',
  closer:
    'month_closings where closed_at is null and refused_at is null and (taken_until is null or taken_until < app_now())',
  'export-schedules': 'export_schedules where ended_at is null and next_due_at <= app_now()',
  exporter: WANTED,
  importer: IMPORTS_WANTED,
  paybacks: `(select 1 from bank_debits where judged_at is null union all select 1 from deposits where left_minor > 0 and hindrance = 'came-back') w`,
  'waiting-lists': LISTS_DUE,
  'seat-the-paid': OFFERED_TO_PAID,
  applications: APPLICATIONS_DUE,
  papers: PAPERS_DUE,
  cancellations: CANCEL_DUE,
  refunds: 'refunds where succeeded_at is null and failed_at is null',
  'newsletter-asks': `newsletter_asks where ${ASKS_UNSENT}`,
  'interest-asks': `interest_asks where ${INTEREST_ASKS_UNSENT}`,
  newsletters: `newsletter_issues i where ${ISSUES_DUE}`,
  moves: UNFOLLOWED,
  'moves-to-settle': UNSETTLED,
} as const
export type LookedFor = keyof typeof LIES_IN

type Seen = { due: LookedFor[]; jobs: string[] }
const LOOK = statement<Seen>(
  'work-look',
  `select array_remove(array[${Object.entries(LIES_IN).map(([name, rows]) => `case when exists (select from ${rows}) then '${name}' end`)}], null) as due,
    array(select distinct name from pgboss.job where state < 'active' and start_after <= now() and name <> '${DEAD_LETTER}') as jobs`,
)

/** The drainers that may have work now, and the kinds of jobs that wait. */
export async function lookForWork(on: On): Promise<Readonly<Seen>> {
  const [row] = await run(on, LOOK, [])
  return row!
}
