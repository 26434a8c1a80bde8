import { authorOf } from '../identity/author-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { unknown } from '../platform/problems.ts'
import type { IssueBody } from './issue-body.ts'
import { type IssueState, STATE } from './issue-state.ts'
import type { RenderedIssue } from './render-issue.ts'

/** How far an issue has come. Nobody is watched: that is all that is known of its readers. */
export type IssueCounts = {
  readers: number
  sent: number
  bounced: number
  /** Had left, or had no address that takes mail, when it was their turn. */
  skipped: number
  /** Left after it, before the next one came. */
  leftAfter: number
}
export type Issue = IssueBody & {
  issueId: string
  state: IssueState
  author: string | null
  createdAt: Date
  sendFrom: Date | null
  finishedAt: Date | null
  /** What was read; null until sending begins. */
  rendered: RenderedIssue | null
  counts: IssueCounts
}

const SELECT = `select i.id as "issueId", i.campaign, i.texts, i.segment, i.at_night as "atNight", ${STATE} as state, ${authorOf('i.created_by')} as author,
   i.created_at as "createdAt", i.send_from as "sendFrom", i.finished_at as "finishedAt", i.rendered, k.counts
 from newsletter_issues i cross join lateral (
   select json_build_object('readers', coalesce(i.readers, 0), 'sent', count(m.sent_at) filter (where m.bounced_at is null), 'bounced', count(m.bounced_at),
     'skipped', count(r.skipped_at), 'leftAfter', count(*) filter (where exists (
       select from newsletter_consents c where c.subscriber_id = r.subscriber_id and c.deed in ('left', 'one-click') and c.at >= r.written_at
         and not exists (select from newsletter_readers later where later.subscriber_id = r.subscriber_id and later.written_at > r.written_at and later.written_at <= c.at)))) as counts
   from newsletter_readers r left join mails m on m.dedupe_key = 'newsletter:' || r.id where r.issue_id = i.id) k`

/** The newest are shown. */
const MOST_SHOWN = 30
const LIST = statement<Issue>(
  'newsletter-issues',
  `${SELECT} order by i.created_at desc, i.id desc limit ${MOST_SHOWN}`,
)
const ONE = statement<Issue>('newsletter-issue', `${SELECT} where i.id = $1`)

export const listIssues = (on: On): Promise<Issue[]> => run(on, LIST, [])

/** @throws newsletter-issue/unknown */
export async function theIssue(on: On, issueId: string): Promise<Issue> {
  const [issue] = await run(on, ONE, [issueId])
  if (!issue) throw unknown('newsletter-issue')
  return issue
}
