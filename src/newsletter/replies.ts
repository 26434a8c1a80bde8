import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { LangCode } from '../platform/lang.ts'
import { Choices } from './choices.ts'
import { IssueBody } from './issue-body.ts'
import { ISSUE_STATES } from './issue-state.ts'

/** What a subscriber's own link opens. */
export const SubscriberReply = Choices.extend({
  email: z.string(),
  left: z.boolean(),
  token: z.string().meta({ description: 'Opens these choices again' }),
}).meta({ id: 'NewsletterSubscriber' })

export const IssueReply = z
  .object({
    ...IssueBody.shape,
    issueId: z.uuid(),
    state: z.enum(ISSUE_STATES),
    author: z.string().nullable(),
    ...{ createdAt: InstantOut, sendFrom: InstantOut.nullable(), finishedAt: InstantOut.nullable() },
    counts: z.object({
      readers: z.int(),
      sent: z.int(),
      bounced: z.int(),
      skipped: z.int().meta({ description: 'Had left, or took no mail, when it was their turn' }),
      leftAfter: z.int().meta({ description: 'Left after it and before the next one' }),
    }),
  })
  .meta({ id: 'NewsletterIssue' })

export const PreviewReply = z
  .object({
    issue: IssueReply,
    mails: z.array(z.object({ lang: LangCode, subject: z.string(), html: z.string(), text: z.string() })),
    empty: z
      .array(z.object({ lang: LangCode, line: z.string() }))
      .meta({ description: 'Blocks that show no course now' }),
    fitting: z
      .object({ nb: z.int(), en: z.int(), all: z.int() })
      .meta({ description: 'How many would get it now, by the language they read' }),
  })
  .meta({ id: 'NewsletterPreview' })
