import { personalInAddresses } from '../addresses/personal.ts'
import { personalInAdmission } from '../admission/personal.ts'
import { personalInAsking } from '../asking/personal.ts'
import { personalInAttending } from '../attending/personal.ts'
import { personalInAttribution } from '../attribution/personal.ts'
import { personalInAudit } from '../audit/personal.ts'
import { personalInBank } from '../bank/personal.ts'
import { personalInCancelRequests } from '../cancel-requests/personal.ts'
import { personalInCart } from '../cart/personal.ts'
import { personalInCatalogue } from '../catalogue/personal.ts'
import { personalInCertifying } from '../certifying/personal.ts'
import { personalInCompanies } from '../companies/personal.ts'
import { personalInCorrections } from '../corrections/personal.ts'
import { personalInDeveloping } from '../developing/personal.ts'
import { personalInEnrolment } from '../enrolment/personal.ts'
import { personalInEvaluating } from '../evaluating/personal.ts'
import { personalInExportJobs } from '../export-jobs/personal.ts'
import { personalInFederation } from '../federation/personal.ts'
import { personalInFunding } from '../funding/personal.ts'
import { personalInHandover } from '../handover/personal.ts'
import { personalInIdentity } from '../identity/personal.ts'
import { personalInImporting } from '../importing/personal.ts'
import { personalInInterest } from '../interest/personal.ts'
import { personalInInvoicing } from '../invoicing/personal.ts'
import { personalInJoining } from '../joining/personal.ts'
import { personalInNewsletter } from '../newsletter/personal.ts'
import { personalInNotices } from '../notices/personal.ts'
import { personalInOldReceivables } from '../old-receivables/personal.ts'
import { personalInOrders } from '../orders/personal.ts'
import { personalInPasskeys } from '../passkeys/personal.ts'
import { personalInPayingBack } from '../paying-back/personal.ts'
import { personalInPayments } from '../payments/personal.ts'
import { personalInPayouts } from '../payouts/personal.ts'
import type { PersonalTable } from '../platform/personal.ts'
import { personalInProfiles } from '../profiles/personal.ts'
import { personalInQuestions } from '../questions/personal.ts'
import { personalInQuotations } from '../quotations/personal.ts'
import { personalInReminders } from '../reminders/personal.ts'
import { personalInSupport } from '../support/personal.ts'
import { personalInTasks } from '../tasks/personal.ts'
import { personalInWaiting } from '../waiting/personal.ts'
import { personalInWallet } from '../wallet/personal.ts'
import { personalInPrivacy } from './personal.ts'

/**
 * All that is kept of people, from the top of the house down: what finds its people through orders comes before the orders,
 * and the person comes last. A test holds every table of the database against this list and `IMPERSONAL`.
 */
export const EVERYWHERE: readonly PersonalTable[] = [
  ...personalInPrivacy,
  ...personalInFunding,
  ...personalInDeveloping,
  ...personalInTasks,
  ...personalInExportJobs,
  ...personalInImporting,
  ...personalInQuotations,
  ...personalInCorrections,
  ...personalInCancelRequests,
  ...personalInSupport,
  ...personalInNewsletter,
  ...personalInInterest,
  ...personalInNotices,
  ...personalInHandover,
  ...personalInAsking,
  ...personalInWallet,
  ...personalInBank,
  ...personalInOldReceivables,
  ...personalInPayingBack,
  ...personalInPayouts,
  ...personalInReminders,
  ...personalInInvoicing,
  ...personalInPayments,
  ...personalInCart,
  ...personalInCertifying,
  ...personalInEvaluating,
  ...personalInEnrolment,
  ...personalInAttending,
  ...personalInWaiting,
  ...personalInAdmission,
  ...personalInQuestions,
  ...personalInAttribution,
  ...personalInOrders,
  ...personalInProfiles,
  ...personalInCatalogue,
  ...personalInJoining,
  ...personalInCompanies,
  ...personalInAddresses,
  ...personalInFederation,
  ...personalInPasskeys,
  ...personalInAudit,
  ...personalInIdentity,
]

/** Tables in which a person has no place, and why. Who set something stands there by id only. */
export const IMPERSONAL: Readonly<Record<string, readonly string[]>> = {
  'what is taught, and on what terms': [
    ...[
      'course_texts',
      'course_pictures',
      'course_picture_files',
      'offerings',
      'offering_sessions',
      'offering_facets',
      'offering_words',
      'gone_sessions',
      'offering_dimensions',
      'faculty_dimensions',
      'offering_companies',
      'paths',
      'path_texts',
      'path_courses',
      'path_companies',
      'offering_changes',
      'held_together',
      'offering_notes',
      'offering_messages',
      'offering_costs',
      'decision_days',
      'offering_cancel_wishes',
      'offering_cancellations',
      'offering_cancel_orders',
      'newsletter_issues',
      'completion_rules',
      'proposal_rounds',
      'course_origins',
      'course_steps',
      'task_templates',
      'task_template_uses',
      'questions',
    ],
    ...['cancellation_terms', 'offering_terms', 'sales_terms', 'course_partners', 'agreements', 'agreement_versions'],
  ],
  'what it costs, and how it is taxed': [
    ...[
      'offering_prices',
      'offering_extras',
      'vouchers',
      'voucher_codes',
      'campaign_links',
      'tax_classes',
      'tax_rates',
      'exchange_rates',
      'legal_rates',
    ],
  ],
  'seats know holds, and holds know nobody': [
    'seats',
    'seat_holds',
    'seat_pools',
    'wallet_seats',
    'spare_seats',
    'waiting_offers',
    'waiting_lists',
  ],
  'amounts, days and wording of what was sold; who bought stands on the order': [
    ...[
      'order_lines',
      'line_returns',
      'moves',
      'prepaids',
      'prepaid_movements',
      'demand_lines',
      'deliveries_due',
      'payment_demands',
      'refunds',
      'disputes',
      'dispute_movements',
    ],
  ],
  'amounts and numbers of the books': [
    ...[
      'accounts',
      'account_roles',
      'entries',
      'postings',
      'series',
      'document_lines',
      'document_demands',
      'document_payments',
    ],
    ...['recognitions', 'recognition_runs', 'reminder_runs'],
  ],
  'what companies may owe, and who in finance said so by id': ['company_credits', 'credit_decisions'],
  'which orders of a company need a yes, and who of its owners said so by id': ['approval_rules'],
  'what units may order for, and who said so by id': ['unit_budgets'],
  'what finance asked a second person to sign, by the ids of both': ['money_requests', 'money_decisions'],
  'months of the book and what is sent on of it, by the ids of those who closed, opened and sent': [
    ...['book_locks', 'month_closings', 'month_openings', 'voucher_batches', 'voucher_batch_entries'],
  ],
  'sums and counts that partners, faculties and funders were told, and who pays for seats on which terms': [
    ...['statement_months', 'issued_statements', 'statement_files', 'funding_grants', 'funding_grant_companies'],
  ],
  'what faculties are to sell in a term, and who said so by id': ['income_targets'],
  'which documents were drawn by lot, and by whom by id': ['document_samples'],
  'files of what somebody completed, by its id; they go in the night after the learner is erased': [
    'certificate_files',
  ],
  'the keys that credentials are signed with': ['signing_keys'],
  'work to be done, by the id of what it is about': [
    'certificates_due',
    'files_due',
    'tellings_due',
    'reminders_due',
    'sendings_due',
  ],
  'what the public register says of organisations, for a month': ['register_entries'],
  'e-invoices go to organisations only': ['sendings', 'sending_facts', 'e_invoice_reaches'],
  'programs, not people': ['api_keys', 'webhooks', 'webhook_secrets'],
  'what other systems are told, by ids': ['business_events', 'business_events_due', 'webhook_deliveries'],
  'what courses were worth, without a word of who said so, and what those who keep them change after it': [
    ...['evaluations', 'evaluation_answers', 'evaluation_conclusions', 'evaluations_off'],
  ],
  'how often courses were looked at, links followed and words searched for in vain, of nobody': [
    'course_visits',
    'empty_searches',
    'campaign_link_visits',
  ],
  'digests that lapse within minutes': ['rate_limits'],
  'the installation, and the seller’s own published facts': [
    'installation',
    'demo_clock',
    'settings',
    'stripe_readings',
  ],
  'what the payment provider paid out, by the provider’s ids': ['payouts', 'payout_lines', 'payout_readings'],
  'numbers of what was removed': ['retention_runs'],
  'numbers and digests of the audit log': ['audit_seals', 'audit_unsealed'],
}
