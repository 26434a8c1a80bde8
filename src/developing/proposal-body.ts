import { z } from 'zod'
import { TERM } from '../catalogue/term.ts'
import { CreditTenths, DeliveryMode, Level } from '../catalogue/words.ts'
import { LangCode } from '../platform/lang.ts'
import { LARGEST_MINOR } from '../platform/money.ts'
import { Email, Line, PersonName, Text } from '../platform/words.ts'

/** The longest answer in a proposal, in characters: two printed pages. */
export const ANSWER_MAX = 6_000
/** The most partners, and the most teachers, that a proposal names. */
export const NAMES_MAX = 20
/** The most participants of one run that a budget may rest on. */
export const PARTICIPANTS_MAX = 10_000

const Answer = Text.max(ANSWER_MAX).default('')
const Title = z.union([Line, z.literal('')]).default('')
const Amount = z.int().min(0).max(LARGEST_MINOR).nullable().default(null)

const budget = {
  developmentMinor: Amount.meta({ description: 'What making the course costs, once' }),
  runMinor: Amount.meta({ description: 'What each run costs' }),
  priceMinor: Amount.meta({ description: 'Price of a seat, without VAT' }),
  participants: z
    .int()
    .min(1)
    .max(PARTICIPANTS_MAX)
    .nullable()
    .default(null)
    .meta({ description: 'Expected of a run' }),
}

export const ProposalBody = z
  .strictObject({
    title: z.strictObject({ nb: Title, en: Title }).meta({ id: 'ProposalTitle' }),
    idea: Answer.meta({ description: 'What is taught, and what one can do afterwards' }),
    need: Answer.meta({ description: 'Who asks for it, and how one knows' }),
    targetGroup: Answer,
    partners: z
      .array(Line)
      .max(NAMES_MAX)
      .default([])
      .meta({ description: 'Companies that take part, by organisation number or name' }),
    creditTenths: CreditTenths.default(0),
    level: Level.default('introductory'),
    mode: DeliveryMode.default('campus'),
    teachingLang: LangCode.default('nb'),
    ...budget,
    startTerm: z
      .union([z.string().regex(TERM, 'a year and spring or autumn, such as 2027-autumn'), z.literal('')])
      .default(''),
    contactEmail: z.union([Email, z.literal('')]).default(''),
    teachers: z.array(PersonName).max(NAMES_MAX).default([]),
  })
  .meta({
    id: 'ProposalBody',
    description: 'May be incomplete until it is handed in. Amounts are minor units in the currency of the round',
  })
export type ProposalBody = z.output<typeof ProposalBody>
/** What is frozen with a version: all of it but the people whom it names. */
export type ProposalWords = Omit<ProposalBody, 'contactEmail' | 'teachers'>
