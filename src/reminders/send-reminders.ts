import { emit } from '../audit/emit.ts'
import { post } from '../ledger/post.ts'
import { isBankHoliday } from '../platform/banking-days.ts'
import { canonicalDigest } from '../platform/canonical.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { readSetting } from '../platform/settings.ts'
import { act, type Till } from '../platform/till.ts'
import { claimedPostings } from './claimed-postings.ts'
import { legalRates } from './legal-rates.ts'
import { everyOverdue, lockInvoice, overdueInvoice } from './overdue.ts'
import { type Law, type Overdue, type Plan, planOf } from './plan.ts'
import { reminderSteps } from './steps.ts'

const RUN_TODAY = statement<{ done: boolean; today: Date }>(
  'reminders-run-today',
  `select exists (select from reminder_runs where day = (app_now() at time zone '${SELLER_ZONE}')::date) as done, app_now() as today`,
)
const DONE = statement(
  'reminders-run-done',
  'insert into reminder_runs (day, at) values ($1, $2) on conflict do nothing',
)
const SEND = statement(
  'reminders-send',
  `with sent as (
     insert into reminders (id, document_id, step, issued_at, issue_date, due_date, fee_minor, interest_minor, content, content_digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id, issued_at)
   insert into reminders_due (reminder_id, since) select id, issued_at from sent`,
)

/** The steps and rates in force; null while nobody has set any steps. */
export async function lawNow(on: On): Promise<Law | null> {
  const setting = await readSetting(on, reminderSteps)
  return setting && setting.steps.length > 0 ? { steps: setting.steps, rates: await legalRates(on) } : null
}

/**
 * Once on each banking day: every reminder whose day has come, each in a transaction of its own that looks again under the
 * order's lock. One that fails is logged and keeps no other back; the day is then not over, and it is tried again. Returns how
 * many were sent.
 */
export async function sendReminders(till: Till): Promise<number> {
  const on = { client: till.connection.pool }
  const [day] = await run(on, RUN_TODAY, [])
  const today = dayIn(SELLER_ZONE, day!.today)
  const law = day!.done || isBankHoliday(today) ? null : await lawNow(on)
  if (!law) return 0
  const job = { kind: 'job', name: 'reminders' } as const
  let [sent, failed] = [0, 0]
  for await (const each of everyOverdue(on, today)) {
    const { documentId } = each
    try {
      if (!('send' in planOf(each, law, today))) continue
      await act(till, job, (tx) => sendReminder(tx, documentId))
      sent += 1
    } catch (err) {
      till.log.error({ err, documentId }, 'an invoice could not be reminded of')
      failed += 1
    }
  }
  if (sent + failed === 0) await act(till, job, (tx) => run(tx, DONE, [today, tx.now]))
  return sent
}

/** Sends the next reminder of an invoice if its day has come by now. */
export async function sendReminder(tx: Tx, documentId: string): Promise<Plan | null> {
  const today = dayIn(SELLER_ZONE, tx.now)
  const [law] = (await lockInvoice(tx, documentId)) ? [await lawNow(tx)] : [null]
  const overdue = law && (await overdueInvoice(tx, today, documentId))
  if (!law || !overdue) return null
  const plan = planOf(overdue, law, today)
  if ('send' in plan) await write(tx, overdue, plan.send)
  return plan
}

/** The letter is frozen, and what it claims is a receivable from now on (decisions/0013). */
async function write(tx: Tx, overdue: Overdue, send: Extract<Plan, { send: object }>['send']): Promise<void> {
  const { step, letter, feeMinor, interestMinor } = send
  const id = newId()
  const amounts = [feeMinor, interestMinor]
  const values = [id, overdue.documentId, step, tx.now, letter.issueDate, letter.dueDate, ...amounts]
  await run(tx, SEND, [...values, JSON.stringify(letter), canonicalDigest(letter)])
  const postings = claimedPostings({ feeMinor, interestMinor })
  if (postings.length > 0)
    await post(tx, [
      {
        kind: 'reminder',
        sourceId: id,
        postedOn: letter.issueDate,
        currency: overdue.content.currency as 'NOK',
        postings,
      },
    ])
  await emit(tx, {
    name: 'ReminderSent',
    subjectId: overdue.orderId,
    facts: { reminderId: id, documentId: overdue.documentId, step, feeMinor, interestMinor },
  })
}
