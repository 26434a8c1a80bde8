import { z } from 'zod'
import { TOPIC_MAX, TOPICS_MAX } from '../catalogue/words.ts'
import { LangCode } from '../platform/lang.ts'
import { Email, Line } from '../platform/words.ts'

const Topics = z
  .array(Line.max(TOPIC_MAX))
  .min(1)
  .max(TOPICS_MAX)
  .overwrite((topics) => [...new Set(topics)])
  .nullable()
  .meta({ description: 'Topics of courses; null for everything' })

/** What a subscriber chooses. */
export const Choices = z.strictObject({ lang: LangCode, topics: Topics }).meta({ id: 'NewsletterChoices' })
export type Choices = z.output<typeof Choices>

export const AskForNewsletter = z
  .strictObject({ email: Email, lang: LangCode.default('nb'), topics: Topics.default(null) })
  .meta({ id: 'AskForNewsletter' })
export type AskForNewsletter = z.output<typeof AskForNewsletter>
