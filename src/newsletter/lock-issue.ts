import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import type { IssueBody } from './issue-body.ts'
import { type IssueState, STATE } from './issue-state.ts'
import { notNow } from './problems.ts'

export type LockedIssue = IssueBody & { issueId: string; state: IssueState; begun: boolean }

const LOCK = statement<LockedIssue>(
  'newsletter-lock-issue',
  `select i.id as "issueId", i.campaign, i.texts, i.segment, i.at_night as "atNight", ${STATE} as state,
     i.started_at is not null as begun
   from newsletter_issues i where i.id = $1 for update of i`,
)

/** An issue, locked, where it is in one of these states. @throws newsletter-issue/unknown, newsletter/not-in-this-state */
export async function lockIssue(tx: Tx, issueId: string, states: readonly IssueState[]): Promise<LockedIssue> {
  const [issue] = await run(tx, LOCK, [issueId])
  if (!issue) throw unknown('newsletter-issue')
  if (!states.includes(issue.state)) throw notNow(issue.state)
  return issue
}
