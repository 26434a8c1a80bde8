import pg from 'pg'
import { beginSeeing, type Sight, sightNow } from './sight.ts'

/** Constant SQL with a fixed name: parsed once per connection, then only executed. `Row` is what a result row looks like. */
export type Statement<Row> = {
  readonly name: string
  readonly text: string
  /** It reads tables that row-level security guards, so a request reads it in a transaction that says who asks. */
  readonly guarded: boolean
  readonly row?: Row
}

/** Where a statement may run: a transaction (its own connection), or `{ client: pool }` for a read that needs none. */
export type On = { client: Pick<pg.ClientBase, 'query'> }

/** The tables with row-level security; a test compares them with the database's own word. */
export const GUARDED: readonly string[] = [
  'companies',
  'company_members',
  'company_units',
  'unit_budgets',
  'company_invitations',
  'company_domains',
  'join_wishes',
  'company_credits',
  'approval_rules',
  'credit_wishes',
  'credit_decisions',
  'offering_companies',
  'path_companies',
  'offering_notes',
  'offering_messages',
  'offering_costs',
  'offering_cancel_wishes',
  'offering_cancellations',
  'offering_cancel_orders',
  'evaluation_invitations',
  'evaluation_mails',
  'evaluation_answers',
  'evaluation_conclusions',
  'teacher_profiles',
  'teacher_consents',
  'course_partners',
  'agreements',
  'agreement_versions',
  'prepaids',
  'prepaid_movements',
  'orders',
  'order_places',
  'line_returns',
  'moves',
  'support_notes',
  'goodwills',
  'refused_requests',
  'wallet_seats',
  'seat_assignments',
  'seat_invitations',
  'seat_uploads',
  'purchase_requests',
  'purchase_request_lines',
  'purchase_request_mails',
  'enrolments',
  'calendar_links',
  'waiting_entries',
  'interest_asks',
  'course_interests',
  'newsletter_asks',
  'newsletter_subscribers',
  'newsletter_consents',
  'newsletter_readers',
  'question_answers',
  'waiting_offers',
  'applications',
  'application_documents',
  'attendances',
  'completion_decisions',
  'certificates',
  'certificate_endings',
  'certificate_files',
  'certificate_badges',
  'documents',
  'document_demands',
  'document_files',
  'document_lines',
  'document_payments',
  'document_transfers',
  'sendings',
  'sending_facts',
  'reminders',
  'reminder_files',
  'reminder_holds',
  'reminder_waivers',
  'bank_files',
  'deposits',
  'placements',
  'imports',
  'import_files',
  'old_receivables',
  'old_receivable_endings',
  'bank_reversals',
  'export_jobs',
  'export_schedules',
  'month_closings',
  'month_openings',
  'issued_statements',
  'statement_files',
  'funders',
  'funding_grants',
  'funding_grant_companies',
  'voucher_batches',
  'document_samples',
  'bank_debits',
  'expected_debits',
  'set_offs',
  'paybacks',
  'payback_links',
  'payback_accounts',
  'payback_approvals',
  'payback_batches',
  'payback_batch_ends',
  'payouts',
  'payout_lines',
  'payout_decisions',
  'payout_arrivals',
  'correction_wishes',
  'correction_decisions',
  'cancel_requests',
  'cancel_request_ends',
  'quotations',
  'quotation_facts',
  'proposals',
  'proposal_versions',
  'proposal_decisions',
  'responsibilities',
  'tasks',
  'task_template_uses',
  'order_touches',
]
const touchesGuarded = new RegExp(`\\b(${GUARDED.join('|')})\\b`)

const texts = new Map<string, string>()

/** A connection refuses a name that it knows with other words, and only once it has met both: so it is refused here, at the start. */
export function statement<Row>(name: string, text: string): Statement<Row> {
  if ((texts.get(name) ?? text) !== text) throw new Error(`two statements are called ${name}`)
  texts.set(name, text)
  return { name, text, guarded: touchesGuarded.test(text) }
}

/** Runs a named statement on a transaction's own connection (a pool's would be another one). */
export async function run<Row>(
  on: On,
  { guarded, ...named }: Statement<Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  const query = { name: named.name, text: named.text, values: [...values], types: exact }
  const sight = guarded && on.client instanceof pg.Pool ? sightNow() : null
  const result =
    sight === null || sight.reach === 'house'
      ? await on.client.query(query)
      : await readSeeing(on.client as pg.Pool, sight, query)
  return result.rows as Row[]
}

/** Begin with what may be seen, the read and commit are sent together: one round trip, as without the wall. */
async function readSeeing(pool: pg.Pool, sight: Sight, query: pg.QueryConfig): Promise<pg.QueryResult> {
  const client = await pool.connect()
  let lost: Error | undefined
  const onLost = (error: Error) => {
    lost ??= error
  }
  client.on('error', onLost)
  try {
    const answers = await Promise.allSettled([
      client.query(beginSeeing(sight)),
      client.query(query),
      client.query('commit'),
    ])
    const failed = answers.find(({ status }) => status === 'rejected')
    if (failed) throw (failed as PromiseRejectedResult).reason
    return (answers[1] as PromiseFulfilledResult<pg.QueryResult>).value
  } finally {
    client.off('error', onLost)
    client.release(lost)
  }
}

const INT8 = 20
const DAY = 1082

/** Sums and counts are safe integers or an error, never a string; a calendar day stays the text it is. */
export const exact = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === INT8) return safeInteger
    if (oid === DAY) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

function safeInteger(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is beyond the safe integers`)
  return number
}
