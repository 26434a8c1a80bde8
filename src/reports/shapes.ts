import { z } from 'zod'
import { TERM } from '../catalogue/term.ts'
import { LangCode } from '../platform/lang.ts'
import { CurrencyCode } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { GROUPS_MOST } from './cut.ts'
import { FUNNEL_GROUPS } from './funnel.ts'
import { GROUPS } from './income.ts'
import { isPeriod, periodQuery } from './period.ts'

const inLang = { lang: LangCode.default('nb').meta({ description: 'Of the headings of a file' }) }
const chosen = { faculty: Line.optional(), courseId: z.uuid().optional() }
export const PeriodQuery = z.strictObject(periodQuery).check(isPeriod)
export const PeriodFile = z.strictObject({ ...periodQuery, ...inLang }).check(isPeriod)
const income = { ...periodQuery, ...chosen, by: z.enum(GROUPS).default('faculty') }
export const IncomeQuery = z.strictObject(income).check(isPeriod)
export const IncomeFile = z.strictObject({ ...income, ...inLang }).check(isPeriod)
const funnel = { ...periodQuery, ...chosen, by: z.enum(FUNNEL_GROUPS).default('course') }
export const FunnelQuery = z.strictObject(funnel).check(isPeriod)
export const FunnelFile = z.strictObject({ ...funnel, ...inLang }).check(isPeriod)
export const WaysQuery = z.strictObject({ faculty: Line.optional() })
export const WaysFile = z.strictObject({ faculty: Line.optional(), ...inLang })
const term = { term: z.string().regex(TERM, 'a year and spring or autumn, such as 2027-autumn') }
export const TermQuery = z.strictObject(term)
export const TermFile = z.strictObject({ ...term, ...inLang })

const named = {
  key: z.string().meta({ description: 'Empty: nobody told' }),
  ...{ nameNb: z.string(), nameEn: z.string() },
}
const minor = z.int()
export const IncomeReport = z
  .object({
    rows: z.array(
      z.object({
        ...named,
        currency: CurrencyCode,
        ...{ agreedMinor: minor, invoicedMinor: minor, earnedMinor: minor, seats: z.int() },
        ...{ agreedBeforeMinor: minor, earnedBeforeMinor: minor },
      }),
    ),
    seats: z.array(z.object({ ...named, offerings: z.int(), capacity: z.int(), sold: z.int() })).meta({
      description: 'Of published offerings that start in the period; none by what has no seats of its own',
    }),
  })
  .meta({
    id: 'IncomeReport',
    description:
      'Minor units without VAT. Agreed: orders settled in the period less credits in it; invoiced less credit notes; earned as the book has it; before: the same days a year before',
  })
export const Funnel = z
  .object({
    rows: z.array(z.object({ ...named, views: z.int(), putInCart: z.int(), begun: z.int(), paid: z.int() })),
  })
  .meta({
    id: 'Funnel',
    description: `Views and carts are counts of nobody, up to a minute late. The ${GROUPS_MOST} groups with most views; the source "other" is what had no place in a day`,
  })
export const EmptySearches = z
  .object({
    rows: z.array(z.object({ words: z.string(), lang: LangCode, times: z.int(), lastOn: z.iso.date() })),
  })
  .meta({ id: 'EmptySearches' })
export const WaysToSale = z
  .object({
    rows: z.array(
      z.object({
        ...{ courseId: z.uuid(), faculty: z.string(), nameNb: z.string(), nameEn: z.string() },
        handedInAt: z.iso.datetime(),
        grantedAt: z.iso.datetime().nullable(),
        publishedAt: z.iso.datetime().nullable(),
        paidAt: z.iso.datetime().nullable(),
        days: z.int().nullable().meta({ description: 'From handed in to first paid' }),
      }),
    ),
    medians: z.array(z.object({ faculty: z.string(), courses: z.int(), days: z.number() })),
  })
  .meta({ id: 'WaysToSale' })
export const PartnerShares = z
  .object({
    rows: z.array(z.object({ partner: z.string(), currency: CurrencyCode, statements: z.int(), ownMinor: minor })),
  })
  .meta({ id: 'PartnerShares', description: 'Of statements that were made; minor units without VAT' })
export const Outlook = z
  .object({
    term: z.string(),
    today: z.iso.date(),
    rows: z.array(
      z.object({
        ...{ faculty: z.string(), currency: CurrencyCode, targetMinor: minor.nullable(), soldMinor: minor },
        ...{ soldBeforeMinor: minor, unpaidMinor: minor, quotedMinor: minor, waitingMinor: minor },
        pipelineMinor: minor,
      }),
    ),
  })
  .meta({
    id: 'TermOutlook',
    description:
      'Of offerings that start in the term, minor units without VAT. Only sold is sold; checkouts not paid yet, quotations, people waiting and courses on their way are added to nothing',
  })
