import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { lockIssue } from './lock-issue.ts'
import { nobodyGetsIt } from './problems.ts'
import { countReaders } from './readers.ts'
import { renderIssue } from './render-issue.ts'

export const SendIssue = z
  .strictObject({
    from: z.iso.datetime().optional().meta({ description: 'Not before this instant; at once if nothing stands here' }),
    emptyBlocks: z.boolean().default(false).meta({ description: 'Also where a block shows no course' }),
  })
  .meta({ id: 'SendNewsletter' })
export type SendIssue = z.output<typeof SendIssue>

const SEND = statement(
  'newsletter-send-issue',
  'update newsletter_issues set send_from = $2, next_at = $2, sent_by = $3, empty_agreed = $4 where id = $1',
)

/**
 * Gives a draft free to be sent. Its courses are read, and its readers counted, when sending begins; where a block shows nothing then that
 * showed something now, it is held.
 * @throws newsletter-issue/unknown, newsletter/not-in-this-state, newsletter/nobody, newsletter/empty-blocks
 */
export async function sendIssue(
  tx: Tx,
  till: Till,
  { issueId, wish: { from, emptyBlocks } }: { issueId: string; wish: SendIssue },
): Promise<void> {
  const issue = await lockIssue(tx, issueId, ['draft'])
  const { all } = await countReaders(tx, issue.segment)
  if (all === 0) throw nobodyGetsIt()
  const { empty } = await renderIssue(till, tx, issue)
  if (empty.length > 0 && !emptyBlocks)
    throw conflict('newsletter/empty-blocks', 'A block shows no course, because nothing of it is on sale.', { empty })
  const asked = from === undefined ? tx.now : new Date(from)
  await run(tx, SEND, [issueId, asked > tx.now ? asked : tx.now, nameOf(tx.actor), JSON.stringify(empty)])
  await emit(tx, { name: 'NewsletterScheduled', subjectId: issueId, facts: { readers: all } })
}
