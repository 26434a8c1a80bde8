import { lookAtApplications } from './admission/look-at-applications.ts'
import { lookAtPapers } from './admitting/look-at-papers.ts'
import { remindRequests } from './asking/remind-requests.ts'
import { sendRequests } from './asking/send-requests.ts'
import { writeCounts } from './attribution/write-counts.ts'
import { sealActs } from './audit/seal-acts.ts'
import { judgeDeposits } from './bank/judge-deposits.ts'
import { writeLinkVisits } from './campaigns/count-link-visits.ts'
import { issueCertificates } from './certifying/issue-certificates.ts'
import { closeUnseated } from './checkout/close-unseated.ts'
import { followPayment } from './checkout/follow-payment.ts'
import { handleNews } from './checkout/on-stripe-event.ts'
import { seatThePaid } from './choosing/seat-the-paid.ts'
import { takeClosing } from './closing/take-closing.ts'
import { lookAtEvaluations } from './evaluating/look-at-evaluations.ts'
import { runSchedules } from './export-jobs/run-schedules.ts'
import { takeExport } from './export-jobs/take-export.ts'
import { takeRates } from './finance/take-rates.ts'
import { carryOutCancellations, findStragglers } from './going/carry-out.ts'
import { numberEvents } from './handover/number-events.ts'
import { webhookSender } from './handover/webhook-sender.ts'
import { takeImport } from './importing/take-import.ts'
import { sendInterestAsks } from './interest/send-interest-asks.ts'
import { tellOpened } from './interest/tell-opened.ts'
import { issueDocuments } from './invoicing/issue-documents.ts'
import { recogniseIncome } from './invoicing/recognise-income.ts'
import { storeFiles } from './invoicing/store-files.ts'
import { storeReminders } from './invoicing/store-reminders.ts'
import { keepPromises } from './keep-promises.ts'
import { type LookedFor, lookForWork } from './look-for-work.ts'
import { finishMoves } from './moving/finish-moves.ts'
import { setOffMoves } from './moving/set-off-moves.ts'
import { sendAsks } from './newsletter/send-asks.ts'
import { sendNewsletters } from './newsletter/send-newsletters.ts'
import { deliverDue } from './notices/deliver-due.ts'
import { remindAnswers } from './notices/remind-answers.ts'
import { remindStart } from './notices/remind-start.ts'
import { sendMails } from './notices/send-mails.ts'
import { tellChanges } from './notices/tell-changes.ts'
import { tellDocuments } from './notices/tell-documents.ts'
import { tellReminders } from './notices/tell-reminders.ts'
import { tellUnnamed } from './notices/tell-unnamed.ts'
import { settleDebits } from './paying-back/settle-debits.ts'
import { noteAsked } from './payments/note-page.ts'
import { undecidedPayments } from './payments/queries.ts'
import { readMissedEvents } from './payments/read-missed-events.ts'
import { sendRefunds } from './payments/send-refund.ts'
import { handlePayoutNews, roundOfPayouts } from './payouts/read-payouts.ts'
import { HOUR_MS } from './platform/clock.ts'
import type { Pool } from './platform/db/connect.ts'
import { type Tx, transact } from './platform/db/transact.ts'
import { type Drainer, startDrainer, type Work } from './platform/drainer.ts'
import type { Till } from './platform/till.ts'
import { endPrepaids } from './prepaying/end-prepaids.ts'
import { warnBeforeEnd } from './prepaying/warn-before-end.ts'
import { sendReminders } from './reminders/send-reminders.ts'
import { carrySendings } from './sending/carry.ts'
import { chooseChannels } from './sending/choose-channels.ts'
import { writeRefused } from './support/write-refused.ts'
import { promiseDueMails } from './tasks/promise-due-mails.ts'
import { lookAtLists } from './waiting/look-at-lists.ts'
import { remindInvited } from './wallet/remind-invited.ts'
import { sendInvitations } from './wallet/send-invitations.ts'

/** How often the clock's own work is looked for, in milliseconds. */
const CLOCK_POLL_MS = 1_000
/** How often a drainer that is looked for looks for itself all the same, in milliseconds. */
const SELF_POLL_MS = 30_000
/** How often the till looks whether another day is over, in milliseconds. */
const DAY_POLL_MS = 10_000
/** How often the till looks whether a morning has come on which somebody is told of their tasks, in milliseconds. */
const TASKS_POLL_MS = 300_000
/** How often the till looks for newly published exchange rates, in milliseconds: they come once on a banking day. */
const RATES_POLL_MS = HOUR_MS
/** How often counts of visits and searches are written, in milliseconds: so much of them is lost by a process that falls over. */
const COUNTS_POLL_MS = 60_000
/** Somebody rings while they still look at the page with the code, in milliseconds. */
const REFUSALS_POLL_MS = 2_000
/** Payments that Stripe is asked about in one round. */
const ASK_AT_ONCE = 10

const job = (name: string) => ({ kind: 'job', name }) as const

/** The till as the work behind it has it. The lookout has a connection of its own: its long statement is planned once, not once by each. */
export type Behind = Till & { lookout: Pool }

/** Starts everything that happens after a commit or with time: drainers of promised rows, jobs, the questions to Stripe. */
export async function startWork(
  till: Behind,
): Promise<Pick<Till, 'wake' | 'wakeAtNewTime'> & { stop(): Promise<void> }> {
  const { pool } = till.connection
  keepPromises(till)
  await till.jobs.start()
  const drainers = new Map<string, Drainer>()
  const lookout = startDrainer({ name: 'lookout', log: till.log, take: () => wakeWhoIsWanted(till, drainers) })
  const onWork = () => lookout.wake() // what one has done may be work for another
  const drain = (work: Pick<Work, 'take'> & { name: LookedFor }) =>
    drainers.set(work.name, startDrainer({ ...work, log: till.log, onWork, pollMs: SELF_POLL_MS, looksFirst: false }))
  const issue = (tx: Tx) => issueDocuments(tx, till.config.publicUrl)
  drain({ name: 'issuer', take: () => transact(pool, job('issuer'), issue) })
  drain({ name: 'renderer', take: () => storeFiles(till) })
  drain({ name: 'reminder-files', take: () => storeReminders(till) })
  drain({ name: 'channels', take: () => chooseChannels(till) })
  if (till.accessPoint) drain({ name: 'access-point', take: () => carrySendings(till) })
  drain({ name: 'notices', take: () => deliverDue(till) })
  drain({ name: 'change-notices', take: () => tellChanges(till) })
  drain({ name: 'document-notices', take: () => tellDocuments(till) })
  drain({ name: 'reminder-notices', take: () => tellReminders(till) })
  drain({ name: 'mails', take: () => sendMails(till) })
  drain({ name: 'invitations', take: () => sendInvitations(till) })
  drain({ name: 'purchase-requests', take: () => sendRequests(till) })
  drain({ name: 'certificates', take: () => issueCertificates(till) })
  drain({ name: 'events', take: () => transact(pool, job('events'), numberEvents) })
  const hooks = webhookSender(till)
  drain({ name: 'webhooks', take: hooks.take })
  drain({ name: 'sealer', take: () => transact(pool, job('sealer'), sealActs) })
  drain({ name: 'stripe-news', take: () => handleNews(till) })
  drain({ name: 'deposits', take: () => transact(pool, job('deposits'), judgeDeposits) })
  drain({ name: 'export-schedules', take: () => transact(pool, job('export-schedules'), runSchedules) })
  const stopping = new AbortController()
  drain({ name: 'exporter', take: () => takeExport(till, stopping.signal) })
  drain({ name: 'importer', take: () => takeImport(till, stopping.signal) })
  drain({ name: 'closer', take: () => takeClosing(till) })
  drain({ name: 'paybacks', take: () => transact(pool, job('paybacks'), settleDebits) })
  drain({ name: 'payout-news', take: () => handlePayoutNews(till) })
  drain({ name: 'refunds', take: () => sendRefunds(till) })
  drain({ name: 'waiting-lists', take: () => lookAtLists(pool) })
  drain({ name: 'seat-the-paid', take: () => seatThePaid(pool) })
  drain({ name: 'applications', take: () => lookAtApplications(pool) })
  drain({ name: 'papers', take: () => lookAtPapers(pool) })
  drain({ name: 'cancellations', take: () => carryOutCancellations(till) })
  drain({ name: 'newsletter-asks', take: () => sendAsks(till) })
  drain({ name: 'interest-asks', take: () => sendInterestAsks(till) })
  drain({ name: 'newsletters', take: () => sendNewsletters(till) })
  drain({ name: 'moves', take: () => finishMoves(till) })
  drain({ name: 'moves-to-settle', take: () => transact(pool, job('moves'), setOffMoves) })
  const ticking = byTheClock(till).map((work) => startDrainer({ ...work, log: till.log, onWork }))
  return {
    wake: () => lookout.wake(),
    wakeAtNewTime() {
      for (const drainer of [lookout, ...ticking]) drainer.wake()
    },
    async stop() {
      stopping.abort() // a large file is begun again elsewhere, or goes on there
      await Promise.all([lookout, ...ticking, ...drainers.values(), hooks].map((drainer) => drainer.stop()))
      for (const write of [writeCounts, writeLinkVisits, writeRefused])
        await write(till).catch((error: unknown) => till.log.error({ err: error }, 'counts were not written'))
      await till.jobs.stop()
    },
  }
}

/** What no row asks for, but the clock. */
function byTheClock(till: Behind): (Pick<Work, 'take' | 'name'> & { pollMs: number })[] {
  const { pool } = till.connection
  return [
    { name: 'reminders', take: () => sendReminders(till), pollMs: DAY_POLL_MS },
    { name: 'request-reminders', take: () => remindRequests(till), pollMs: DAY_POLL_MS },
    { name: 'unnamed-seats', take: () => tellUnnamed(till), pollMs: DAY_POLL_MS },
    { name: 'start-reminders', take: () => remindStart(till), pollMs: DAY_POLL_MS },
    { name: 'interest', take: () => tellOpened(till), pollMs: DAY_POLL_MS },
    { name: 'answer-reminders', take: () => remindAnswers(till), pollMs: DAY_POLL_MS },
    { name: 'evaluations', take: () => lookAtEvaluations(till), pollMs: DAY_POLL_MS },
    { name: 'invitation-reminders', take: () => remindInvited(till), pollMs: DAY_POLL_MS },
    { name: 'task-mails', take: () => promiseDueMails(till), pollMs: TASKS_POLL_MS },
    { name: 'prepaid-ends', take: () => endPrepaids(till), pollMs: DAY_POLL_MS },
    { name: 'prepaid-warnings', take: () => warnBeforeEnd(till), pollMs: DAY_POLL_MS },
    { name: 'recognition', take: () => transact(pool, job('recognition'), recogniseIncome), pollMs: DAY_POLL_MS },
    ...(till.rateSource ? [{ name: 'exchange-rates', take: () => takeRates(till), pollMs: RATES_POLL_MS }] : []),
    { name: 'cancelled-stragglers', take: () => findStragglers(till), pollMs: DAY_POLL_MS },
    { name: 'missed-events', take: () => readMissedEvents(till), pollMs: CLOCK_POLL_MS },
    { name: 'payouts', take: () => roundOfPayouts(till), pollMs: DAY_POLL_MS },
    { name: 'reconciler', take: () => askStripe(till), pollMs: CLOCK_POLL_MS },
    { name: 'counts', take: () => writeCounts(till), pollMs: COUNTS_POLL_MS },
    { name: 'refusals', take: () => writeRefused(till), pollMs: REFUSALS_POLL_MS },
    { name: 'link-visits', take: () => writeLinkVisits(till), pollMs: COUNTS_POLL_MS },
    { name: 'unseated', take: () => transact(pool, job('unseated'), closeUnseated), pollMs: CLOCK_POLL_MS },
  ]
}

/** Nothing is done by looking: at the next poll it looks again. Where it cannot see, everybody looks for themselves. */
async function wakeWhoIsWanted({ lookout, jobs }: Behind, drainers: ReadonlyMap<string, Drainer>): Promise<number> {
  const seen = await lookForWork({ client: lookout }).catch((error: unknown) => {
    for (const drainer of drainers.values()) drainer.wake()
    throw error
  })
  for (const name of seen.due) drainers.get(name)?.wake()
  jobs.wake(seen.jobs)
  return 0
}

/** Settles what a lost webhook or a call without an answer has left unknown. One that cannot be asked about waits its turn again. */
async function askStripe(till: Till): Promise<number> {
  const ids = await undecidedPayments({ client: till.connection.pool }, ASK_AT_ONCE)
  await Promise.all(ids.map((id) => followPayment(till, id).catch((error: unknown) => askLater(till, id, error))))
  return ids.length
}

async function askLater(till: Till, paymentId: string, error: unknown): Promise<void> {
  till.log.warn({ err: error, paymentId }, 'Stripe could not be asked about a payment')
  await transact(till.connection.pool, { kind: 'job', name: 'reconciler' }, (tx) => noteAsked(tx, paymentId))
}
