import { z } from 'zod'
import { Text } from '../platform/words.ts'

/** Kinds of documents that an offering may ask for; each has a name in every language. */
export const DOCUMENT_KINDS = ['transcript', 'diploma', 'employer', 'other'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** The longest that applicants may be asked to wait for an answer, in days. */
export const DECISION_DAYS_MAX = 60
export const REQUIREMENTS_MAX = 4000
const Requirements = Text.min(1).max(REQUIREMENTS_MAX)

/** How an offering checks who may come, before anybody pays (decisions/0055). */
export const Admission = z
  .strictObject({
    requirements: z.strictObject({ nb: Requirements, en: Requirements }).meta({
      id: 'Requirements',
      description: 'What applicants must fulfil, as they are told; each application keeps the words that it answers',
    }),
    documents: z
      .array(z.enum(DOCUMENT_KINDS))
      .max(DOCUMENT_KINDS.length)
      .transform((kinds) => [...new Set(kinds)])
      .meta({ description: 'What is asked for with an application; none where the words of the applicant are enough' }),
    decisionDays: z
      .int()
      .min(1)
      .max(DECISION_DAYS_MAX)
      .meta({ description: 'Within how many days each application is answered' }),
  })
  .meta({ id: 'Admission' })
export type Admission = z.output<typeof Admission>
