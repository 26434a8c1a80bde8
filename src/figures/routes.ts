import { z } from 'zod'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { GROUPS, incomeBy, incomeByMonth } from './income.ts'
import { incomeAhead } from './income-ahead.ts'
import { AGES, receivableAges } from './receivable-ages.ts'
import { seatsAhead } from './seats-ahead.ts'

/** Reads a year of trade. */
const FIGURES_WEIGHT = 10

const income = { currency: CurrencyCode, invoicedMinor: z.int(), earnedMinor: z.int() }
const Figures = z
  .object({
    byMonth: z.array(z.object({ month: z.string(), ...income })),
    byGroup: z.array(z.object({ nameNb: z.string(), nameEn: z.string(), ...income })),
    receivables: z.array(
      z.object({ age: z.enum(AGES), currency: CurrencyCode, invoices: z.int(), leftMinor: z.int() }),
    ),
    seats: z.array(
      z.object({
        ...{ offeringId: z.uuid(), code: z.string(), titleNb: z.string().nullable(), titleEn: z.string().nullable() },
        ...{
          startsAt: z.iso.datetime(),
          zone: z.string(),
          capacity: z.int(),
          sold: z.int(),
          held: z.int(),
          left: z.int(),
        },
      }),
    ),
    ahead: z.array(z.object({ month: z.string(), currency: CurrencyCode, minor: z.int() })),
  })
  .meta({ id: 'Figures', description: 'Amounts in minor units, net of VAT' })

/** What finance looks at instead of reading: a year back, what is owed, what is sold ahead. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/finance/figures',
    id: 'readFigures',
    room: 'figures',
    who: ['finance', 'auditor'],
    weight: FIGURES_WEIGHT,
    summary:
      'Income of twelve months by month and by faculty, course or channel; receivables by age; seats of what starts next; how deferred income runs off',
    query: z.strictObject({ by: z.enum(GROUPS).default('faculty') }),
    replies: { 200: Figures },
    answer: async ({ till, query: { by } }) => {
      const on = { client: till.connection.pool }
      const seats = await seatsAhead(on)
      const body = {
        byMonth: await incomeByMonth(on),
        byGroup: await incomeBy(on, by),
        receivables: await receivableAges(on),
        seats: seats.map((each) => ({ ...each, startsAt: each.startsAt.toISOString() })),
        ahead: await incomeAhead(on),
      }
      return { status: 200, body }
    },
  }),
]
