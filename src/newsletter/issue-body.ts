import { z } from 'zod'
import { holdsCardNumber, Line, NO_CARD, Text } from '../platform/words.ts'
import { partsOf } from './blocks.ts'
import { Segment } from './segment.ts'

/** The longest newsletter, in characters of Markdown. */
export const ISSUE_MAX = 10_000
/** The longest mark of a campaign, in characters. */
export const CAMPAIGN_MAX = 60

const IssueText = z
  .strictObject({
    subject: Line,
    words: Text.min(1)
      .max(ISSUE_MAX)
      .refine((text) => !holdsCardNumber(text), NO_CARD)
      .refine((text) => partsOf(text).every((part) => !('bad' in part)), 'a line in double braces is no block')
      .meta({
        description:
          'Markdown. A line {{course slug}} becomes a card of that course, {{new topic=… max=3}} cards of what is new',
      }),
  })
  .meta({ id: 'NewsletterText' })

export const IssueBody = z
  .strictObject({
    campaign: z
      .string()
      .max(CAMPAIGN_MAX)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters a–z, digits and single hyphens')
      .meta({ description: 'Marks its links: utm_campaign' }),
    texts: z
      .strictObject({ nb: IssueText.optional(), en: IssueText.optional() })
      .refine(({ nb, en }) => nb !== undefined || en !== undefined, 'write it in at least one language')
      .meta({ description: 'Each reader gets their language, or the only one there is' }),
    segment: Segment.default({}),
    atNight: z.boolean().default(false).meta({ description: 'Also between 21 and 8 o’clock' }),
  })
  .meta({ id: 'NewsletterIssueBody' })
export type IssueBody = z.output<typeof IssueBody>
export type IssueTexts = IssueBody['texts']
