import { emit } from '../audit/emit.ts'
import { writeMailTo } from '../notices/write-mail.ts'
import { MINUTE_MS } from '../platform/clock.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { act, type Till } from '../platform/till.ts'
import { composeIssue } from './compose-issue.ts'
import type { IssueBody } from './issue-body.ts'
import { freezeReaders } from './readers.ts'
import { type EmptyBlock, type RenderedIssue, renderIssue } from './render-issue.ts'
import { mayGet } from './who-gets-it.ts'

/** Newsletters written in a transaction, and in a minute: mail servers that get more at once refuse or delay them. */
const BATCH = 50
const A_MINUTE = 300
const BETWEEN_MS = (MINUTE_MS * BATCH) / A_MINUTE

/** Of issues `i`: something is to be written now. */
export const ISSUES_DUE = `i.next_at <= app_now() and i.paused_at is null and i.cancelled_at is null and i.finished_at is null`

type Due = IssueBody & { id: string; rendered: RenderedIssue | null; emptyAgreed: EmptyBlock[] }
const TAKE = statement<Due>(
  'newsletter-take-issue',
  `select i.id, i.campaign, i.texts, i.segment, i.at_night as "atNight", i.rendered, i.empty_agreed as "emptyAgreed" from newsletter_issues i
   where ${ISSUES_DUE} order by i.next_at, i.id limit 1 for update of i skip locked`,
)
const BEGIN = statement(
  'newsletter-begin',
  'update newsletter_issues set started_at = $2, rendered = $3, readers = $4 where id = $1',
)
const WAIT = statement('newsletter-wait', 'update newsletter_issues set next_at = $2 where id = $1')
const HOLD = statement('newsletter-hold', 'update newsletter_issues set paused_at = $2 where id = $1')
const FINISH = statement('newsletter-finish', 'update newsletter_issues set finished_at = $2 where id = $1')
const LEFT = statement<{ id: string; subscriberId: string | null }>(
  'newsletter-left',
  `select r.id, r.subscriber_id as "subscriberId" from newsletter_readers r
   where r.issue_id = $1 and r.written_at is null and r.skipped_at is null order by r.id limit ${BATCH} for update`,
)
/** Asked again at the moment of writing; the lock makes whoever leaves now wait, and then find their mail. */
const STILL = statement<{ id: string; email: string; lang: Lang }>(
  'newsletter-still-wanted',
  `select s.id, s.email, s.lang from newsletter_subscribers s where s.id = any($1::uuid[]) and ${mayGet('s')} for share of s`,
)
const NOTE = statement(
  'newsletter-note-readers',
  `update newsletter_readers r set written_at = case when r.id = any($2::uuid[]) then $3::timestamptz end,
     skipped_at = case when r.id = any($2::uuid[]) then null else $3::timestamptz end where r.id = any($1::uuid[])`,
)

/**
 * Writes the next batch of an issue that is being sent: mails and the note that they are written are one transaction, so whatever
 * dies in the middle, nobody gets it twice. Returns how many issues it went on with.
 */
export function sendNewsletters(till: Till): Promise<number> {
  return seeAs(HOUSE, () =>
    act(till, { kind: 'job', name: 'newsletters' }, async (tx) => {
      const [issue] = await run(tx, TAKE, [])
      if (!issue) return 0
      const from = issue.atNight ? tx.now : afterQuiet(tx.now)
      if (from > tx.now) await run(tx, WAIT, [issue.id, from])
      else await writeBatch(tx, till, issue)
      return 1
    }),
  )
}

async function writeBatch(tx: Tx, till: Till, issue: Due): Promise<void> {
  const rendered = issue.rendered ?? (await begin(tx, till, issue))
  if (!rendered) return
  const left = await run(tx, LEFT, [issue.id])
  const still = new Map((await run(tx, STILL, [left.map(({ subscriberId }) => subscriberId)])).map((s) => [s.id, s]))
  const written: string[] = []
  for (const { id, subscriberId } of left) {
    const reader = subscriberId === null ? undefined : still.get(subscriberId)
    if (!reader) continue
    const { lang, ...mail } = composeIssue(till, rendered, { subscriberId: reader.id, lang: reader.lang })
    await writeMailTo(
      tx,
      { name: '', email: reader.email, lang },
      { ...mail, dedupeKey: `newsletter:${id}`, kind: 'newsletter', attachments: [], orderId: null },
    )
    written.push(id)
  }
  await run(tx, NOTE, [left.map(({ id }) => id), written, tx.now])
  if (left.length < BATCH) await run(tx, FINISH, [issue.id, tx.now])
  else await run(tx, WAIT, [issue.id, new Date(tx.now.getTime() + BETWEEN_MS)])
}

/**
 * From here on it says what it says, and goes to whom it goes. Where a block shows nothing by now that nobody has agreed to, it is held, and
 * null is returned: whoever writes it looks at it first.
 */
async function begin(tx: Tx, till: Till, issue: Due): Promise<RenderedIssue | null> {
  const { rendered, empty } = await renderIssue(till, tx, issue)
  const isAgreed = ({ lang, line }: EmptyBlock) =>
    issue.emptyAgreed.some((each) => each.lang === lang && each.line === line)
  if (!empty.every(isAgreed)) {
    await run(tx, HOLD, [issue.id, tx.now])
    await emit(tx, { name: 'NewsletterHeld', subjectId: issue.id })
    return null
  }
  const readers = await freezeReaders(tx, issue.id, issue.segment)
  await run(tx, BEGIN, [issue.id, tx.now, JSON.stringify(rendered), readers])
  return rendered
}
