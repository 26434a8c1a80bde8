import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockIssue } from './lock-issue.ts'

const PAUSE = statement('newsletter-pause', 'update newsletter_issues set paused_at = $2 where id = $1')
const GO_ON = statement('newsletter-go-on', 'update newsletter_issues set paused_at = null, next_at = $2 where id = $1')
const BACK = statement(
  'newsletter-back-to-draft',
  `update newsletter_issues set send_from = null, next_at = null, sent_by = null, paused_at = null, empty_agreed = '[]' where id = $1`,
)
const CANCEL = statement(
  'newsletter-cancel',
  'update newsletter_issues set cancelled_at = $2, paused_at = null where id = $1',
)
/** What is written and was not tried yet stays here, too. */
const UNWRITE = statement(
  'newsletter-unwrite-issue',
  `with gone as (delete from mails m using newsletter_readers r where r.issue_id = $1 and m.dedupe_key = 'newsletter:' || r.id
     and m.sent_at is null and m.tries = 0 returning r.id)
   update newsletter_readers r set written_at = null, skipped_at = $2 from gone where r.id = gone.id`,
)

/** Nothing more is written until it goes on. @throws newsletter-issue/unknown, newsletter/not-in-this-state */
export async function pauseIssue(tx: Tx, issueId: string): Promise<void> {
  await lockIssue(tx, issueId, ['sending'])
  await run(tx, PAUSE, [issueId, tx.now])
}

/** One that was held because a block shows nothing is tried again. @throws newsletter-issue/unknown, newsletter/not-in-this-state */
export async function goOnWithIssue(tx: Tx, issueId: string): Promise<void> {
  await lockIssue(tx, issueId, ['paused'])
  await run(tx, GO_ON, [issueId, tx.now])
}

/** What has not begun is a draft again; of what has, the rest is never sent. @throws newsletter-issue/unknown, newsletter/not-in-this-state */
export async function stopIssue(tx: Tx, issueId: string): Promise<void> {
  const { begun } = await lockIssue(tx, issueId, ['scheduled', 'sending', 'paused'])
  if (!begun) return void (await run(tx, BACK, [issueId]))
  await run(tx, UNWRITE, [issueId, tx.now])
  await run(tx, CANCEL, [issueId, tx.now])
}
