import { z } from 'zod'
import { LangCode } from '../platform/lang.ts'
import { Email, Line, Text } from '../platform/words.ts'

export const SLUG_MAX = 80
export const CODE_MAX = 30
export const SUMMARY_MAX = 500
export const TOPIC_MAX = 60
export const TOPICS_MAX = 20
/** Sixty credits are a year of study; credits are counted in tenths. */
export const CREDIT_TENTHS_MAX = 600
export const SESSIONS_MAX = 200
export const MINIMUM_MAX = 10_000

export const Slug = z
  .string()
  .max(SLUG_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters a–z, digits and single hyphens')

export const Code = z
  .string()
  .max(CODE_MAX)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/, 'letters a–z, digits, hyphens, dots and underscores')

/** One language's words. Summary and description may wait; the course is not complete in that language until then. */
export const CourseText = z
  .strictObject({
    title: Line,
    summary: Text.max(SUMMARY_MAX).default(''),
    description: Text.default(''),
    outcomes: Text.default(''),
    prerequisites: Text.default(''),
  })
  .meta({ id: 'CourseText', description: 'A course in one language; descriptions are Markdown' })
export type CourseText = z.output<typeof CourseText>
/** The parts of one language's words, in the order they are read. */
export const TEXT_PARTS = ['title', 'summary', 'description', 'outcomes', 'prerequisites'] as const

export const CourseTexts = z
  .partialRecord(LangCode, CourseText)
  .refine((texts) => Object.keys(texts).length > 0, 'at least one language')

export const Level = z.enum(['introductory', 'bachelor', 'master'])
export const Topics = z
  .array(Line.max(TOPIC_MAX))
  .max(TOPICS_MAX)
  .transform((topics) => [...new Set(topics)])
export const CreditTenths = z
  .int()
  .min(0)
  .max(CREDIT_TENTHS_MAX)
  .meta({ description: 'ECTS credits in tenths: 25 is 2.5 credits' })
export const Contact = z.union([Email, z.literal('')])

export const DeliveryMode = z.enum(['campus', 'online', 'hybrid'])
/** The longest that a seat may be held while an employer makes up their mind, in days. */
export const EMPLOYER_HOLD_DAYS_MAX = 30
export const EMPLOYER_HOLD_DAYS = 7
export const EmployerHoldDays = z.int().min(0).max(EMPLOYER_HOLD_DAYS_MAX).meta({
  description: 'How many days a seat is held for a learner who asks their employer to pay; 0: not offered',
})

export const InvoiceToPersons = z
  .boolean()
  .meta({ description: 'Private persons too may pay on invoice, after they have got their seat' })
export const Minimum = z
  .int()
  .min(0)
  .max(MINIMUM_MAX)
  .meta({ description: 'Participants needed to run; 0 while undecided' })

/** The longest address that a meeting is joined at, in characters. */
export const JOIN_URL_MAX = 500
export const JoinUrl = z
  .union([z.url({ protocol: /^https$/ }).max(JOIN_URL_MAX), z.literal('')])
  .meta({ description: 'Where those who are enrolled join over the network, and nobody else is told; empty: nowhere' })
/** The longest word about rooms, doors and what to bring, in characters. */
export const PRACTICAL_MAX = 2000
const PracticalText = Text.max(PRACTICAL_MAX).default('')
export const Practical = z
  .strictObject({ nb: PracticalText, en: PracticalText })
  .meta({ id: 'Practical', description: 'What those who are enrolled need to know, and nobody else is told' })

/** An instant with its offset, as ISO 8601. */
export const InstantIn = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
/** An instant in an answer: ISO 8601 in UTC. */
export const InstantOut = z
  .date()
  .transform((instant) => instant.toISOString())
  .pipe(z.iso.datetime())

export const Session = z
  .strictObject({ startsAt: InstantIn, endsAt: InstantIn, place: Line })
  .meta({ id: 'OfferingSessionInput', description: 'One meeting of an offering' })
export type Session = z.output<typeof Session>
export const Sessions = z.array(Session).max(SESSIONS_MAX)

/** A name of the IANA time zone database; a bare offset would not know of summer time. */
export const Zone = z.string().max(60).refine(isZone, 'a time zone of the IANA database, such as Europe/Oslo')

function isZone(name: string): boolean {
  if (!/^[A-Z]\w+([/][\w+-]+)*$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
