import type { Moment } from '../platform/db/snapshot.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import { type ComposedIssue, composeIssue } from './compose-issue.ts'
import { type Issue, theIssue } from './issues.ts'
import { countReaders } from './readers.ts'
import { type EmptyBlock, renderIssue } from './render-issue.ts'

/** The id of nobody: links of a preview open nothing. */
export const NOBODYS_ID = '00000000-0000-4000-8000-000000000000'

export type IssuePreview = {
  issue: Issue
  mails: { lang: Lang; mail: ComposedIssue }[]
  /** Blocks that show no course now. */
  empty: EmptyBlock[]
  /** How many fit now, by the language they read. */
  fitting: Awaited<ReturnType<typeof countReaders>>
}

/** An issue as it reads now, or as it was read once sending has begun. @throws newsletter-issue/unknown */
export async function previewIssue(till: Pick<Till, 'config'>, on: Moment, issueId: string): Promise<IssuePreview> {
  const issue = await theIssue(on, issueId)
  const now = issue.rendered ? { rendered: issue.rendered, empty: [] } : await renderIssue(till, on, issue)
  const fitting = await countReaders(on, issue.segment)
  const mails = LANGS.filter((lang) => now.rendered[lang]).map((lang) => ({
    lang,
    mail: composeIssue(till, now.rendered, { subscriberId: NOBODYS_ID, lang }),
  }))
  return { issue, mails, empty: now.empty, fitting }
}
