import { z } from 'zod'
import { CurrencyCode, MinorUnits } from '../platform/money.ts'
import { WHOLE_FEE } from './whole-fee.ts'

/** The most steps that one set of terms has. */
export const STEPS_MAX = 10
/** The earliest that a step ends, in days before the start. */
export const DAYS_BEFORE_MAX = 365

export const FeeStep = z
  .strictObject({
    daysBefore: z.int().min(0).max(DAYS_BEFORE_MAX),
    at: z.enum(['midnight', 'start-hour']).meta({
      description:
        'When that day the step ends, on the wall clock where the course is: at 24:00, or at the hour the course starts',
    }),
    feeBasisPoints: z.int().min(0).max(WHOLE_FEE).meta({ description: 'Of what the seat cost; 10000 is all of it' }),
    cap: z
      .partialRecord(CurrencyCode, MinorUnits)
      .optional()
      .meta({ description: 'The most that the fee of one seat is, without VAT, by currency' }),
  })
  .meta({ id: 'FeeStep', description: 'Until when giving a seat back costs so much' })
export type FeeStep = z.output<typeof FeeStep>

export const MovingTerms = z
  .strictObject({
    daysBefore: z.int().min(0).max(DAYS_BEFORE_MAX),
    at: z.enum(['midnight', 'start-hour']),
    fee: z.partialRecord(CurrencyCode, MinorUnits).optional().meta({
      description: 'What moving one seat costs until then, without VAT, by currency; nothing where it is missing',
    }),
  })
  .meta({
    id: 'MovingTerms',
    description:
      'Until when a seat is moved to another offering for a fixed fee. Later, or where terms say nothing, moving costs what giving back costs',
  })
export type MovingTerms = z.output<typeof MovingTerms>

export const LearnerCancels = z.enum(['self', 'asks']).meta({
  description:
    'Whoever paid as a person cancels on their own, or asks and staff answer. The right of withdrawal never has to be asked for. Missing: on their own',
})

/** What an employer may see of somebody in a seat that it pays for; never answers or results. */
export const EMPLOYER_SEES = ['claimed', 'attended', 'completed'] as const

type CompanySeat = {
  mayCancel: 'company'
  learnerMayDecline: boolean
  moneyTo: 'payer'
  employerSees: (typeof EMPLOYER_SEES)[number][]
}

/** What applies to a seat that a company pays for, where its terms say nothing else. */
export const COMPANY_SEAT: CompanySeat = {
  mayCancel: 'company',
  learnerMayDecline: true,
  moneyTo: 'payer',
  employerSees: [...EMPLOYER_SEES],
}

/** Cancellation terms as data. Later than the last step nothing comes back. */
export const CancellationRules = z
  .strictObject({
    steps: z.array(FeeStep).min(1).max(STEPS_MAX).meta({ description: 'In the order of time' }),
    afterStart: z.enum(['nothing', 'pro-rata']).meta({
      description:
        'Once the course has begun: nothing comes back, or the share of the sessions that have not been held of what came back just before',
    }),
    moving: MovingTerms.optional(),
    learnerCancels: LearnerCancels.optional(),
    companySeat: z
      .strictObject({
        mayCancel: z.literal('company').meta({ description: 'Who may give back a seat that a company pays for' }),
        learnerMayDecline: z
          .boolean()
          .meta({ description: 'Whoever is invited may say no; the seat stays the company’s' }),
        moneyTo: z.literal('payer'),
        employerSees: z.array(z.enum(EMPLOYER_SEES)).max(EMPLOYER_SEES.length),
      })
      .default(COMPANY_SEAT),
  })
  .superRefine(({ steps, afterStart, moving }, context) => {
    for (const [at, step] of steps.entries()) {
      const before = steps[at - 1]
      const wrong = wrongWith(step, before)
      if (wrong) context.addIssue({ code: 'custom', path: ['steps', at, wrong.field], message: wrong.message })
    }
    if (moving && reachesStart(moving) && moving.at === 'midnight')
      context.addIssue({ code: 'custom', path: ['moving', 'at'], message: 'the start is before that midnight' })
    if (afterStart === 'pro-rata' && !reachesStart(steps.at(-1)))
      context.addIssue({
        code: 'custom',
        path: ['afterStart'],
        message: 'needs a last step that lasts until the start',
      })
  })
  .meta({ id: 'CancellationRules' })
export type CancellationRules = z.output<typeof CancellationRules>

export const reachesStart = (step: Pick<FeeStep, 'daysBefore'> | undefined): boolean => step?.daysBefore === 0

type Wrong = { field: keyof FeeStep; message: string }

/** Steps follow each other in time, and waiting never makes it cheaper. */
function wrongWith(step: FeeStep, before: FeeStep | undefined): Wrong | null {
  if (reachesStart(step) && step.at === 'midnight') return { field: 'at', message: 'the start is before that midnight' }
  if (!before) return null
  if (!isLater(step, before)) return { field: 'daysBefore', message: 'must end later than the step before' }
  if (step.feeBasisPoints < before.feeBasisPoints)
    return { field: 'feeBasisPoints', message: 'must not be lower than in the step before' }
  return before.feeBasisPoints > 0 && capFalls(step, before)
    ? { field: 'cap', message: 'must not be lower than in the step before' }
    : null
}

/** The hour of the start comes before midnight of the same day. */
const isLater = (step: FeeStep, before: FeeStep): boolean =>
  step.daysBefore < before.daysBefore ||
  (step.daysBefore === before.daysBefore && before.at === 'start-hour' && step.at === 'midnight')

const capFalls = ({ cap = {} }: FeeStep, before: FeeStep): boolean =>
  CurrencyCode.options.some(
    (currency) => (cap[currency] ?? Number.POSITIVE_INFINITY) < (before.cap?.[currency] ?? Number.POSITIVE_INFINITY),
  )
