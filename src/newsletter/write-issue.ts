import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { constraintSpeaks } from '../platform/problems.ts'
import type { IssueBody } from './issue-body.ts'
import { lockIssue } from './lock-issue.ts'
import { campaignTaken } from './problems.ts'

constraintSpeaks('newsletter_issues_campaign_once', campaignTaken)

const CREATE = statement(
  'newsletter-create-issue',
  `insert into newsletter_issues (id, campaign, texts, segment, at_night, created_at, created_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $6)`,
)
const CHANGE = statement(
  'newsletter-change-issue',
  'update newsletter_issues set campaign = $2, texts = $3, segment = $4, at_night = $5, changed_at = $6 where id = $1',
)

const valuesOf = ({ campaign, texts, segment, atNight }: IssueBody) => [
  ...[campaign, JSON.stringify(texts), JSON.stringify(segment)],
  atNight,
]

/** A draft. Returns its id. @throws newsletter/campaign-taken */
export async function createIssue(tx: Tx, body: IssueBody): Promise<string> {
  const issueId = newId()
  await run(tx, CREATE, [issueId, ...valuesOf(body), tx.now, nameOf(tx.actor)])
  return issueId
}

/** Writes a draft anew. @throws newsletter-issue/unknown, newsletter/not-in-this-state, newsletter/campaign-taken */
export async function changeIssue(tx: Tx, issueId: string, body: IssueBody): Promise<void> {
  await lockIssue(tx, issueId, ['draft'])
  await run(tx, CHANGE, [issueId, ...valuesOf(body), tx.now])
}
