import { z } from 'zod'
import { MODES } from '../funding/schema.ts'
import { CurrencyCode } from '../platform/money.ts'
import { Month } from '../platform/month.ts'
import type { Draft, StatementContent } from './content.ts'
import { type Issued, STATES } from './queries.ts'

export const StatementMonthShape = z.object({ month: Month, state: z.enum(STATES), statements: z.int() }).meta({
  id: 'StatementMonth',
  description:
    'open: figures may still change; closed: its statements can be made; issued: they were made; passed: those of a later month were made and told of it too',
})

const line = {
  ...{ month: Month, courseId: z.uuid(), titleNb: z.string(), titleEn: z.string(), offering: z.string().nullable() },
  currency: CurrencyCode,
}
const IncomeLineShape = z
  .object({
    ...line,
    basisPoints: z.int().nullable(),
    ...{ fromDay: z.iso.date().nullable(), untilDay: z.iso.date().nullable() },
    ...{ earnedMinor: z.int(), takenBackMinor: z.int(), incomeMinor: z.int(), partnersMinor: z.int() },
    ownMinor: z.int().meta({ description: 'The share of the partner, or what remains to the faculty' }),
  })
  .meta({
    id: 'IncomeStatementLine',
    description:
      'Minor units without VAT. A line of an earlier month says what differs from what was told of it before',
  })
const GrantLineShape = z
  .object({
    ...line,
    grantId: z.uuid(),
    mode: z.enum(MODES),
    ...{ seatsSold: z.int(), seatsReturned: z.int(), seatsFunded: z.int(), seatsLeft: z.int().nullable() },
    ...{ fundedMinor: z.int(), leftMinor: z.int().nullable(), people: z.int(), completions: z.int() },
    creditTenths: z.int().meta({ description: 'Tenths of an ECTS credit' }),
    ownMinor: z.int().meta({ description: 'What is covered now less what was told before' }),
  })
  .meta({ id: 'GrantStatementLine' })

export const StatementShape = z
  .object({
    id: z.uuid().nullable().meta({ description: 'null: preliminary' }),
    number: z.int().nullable().meta({ description: 'null: preliminary' }),
    issuedAt: z.iso.datetime().nullable(),
    month: Month,
    kind: z.enum(['partner', 'faculty', 'funder']),
    recipientId: z.string().meta({ description: 'The company, the funder, or the name of the faculty' }),
    recipient: z.object({ name: z.string(), organisationNumber: z.string().nullable() }),
    incomeLines: z.array(IncomeLineShape),
    grantLines: z.array(GrantLineShape),
    sums: z.array(z.object({ currency: CurrencyCode, ownMinor: z.int(), toldBeforeMinor: z.int() })),
  })
  .meta({ id: 'Statement', description: 'Counts and sums; nobody is named in it' })
type Shown = z.input<typeof StatementShape>

const shown = (recipientId: string, content: StatementContent): Omit<Shown, 'id' | 'number' | 'issuedAt'> => ({
  ...{ recipientId, month: content.month, kind: content.kind, recipient: content.recipient, sums: content.sums },
  incomeLines: content.kind === 'funder' ? [] : content.lines,
  grantLines: content.kind === 'funder' ? content.lines : [],
})

export const issuedView = ({ id, number, issuedAt, recipientId, content }: Issued): Shown => ({
  ...{ id, number, issuedAt: issuedAt.toISOString() },
  ...shown(recipientId, content),
})
export const draftView = ({ recipientId, content }: Draft): Shown => ({
  ...{ id: null, number: null, issuedAt: null },
  ...shown(recipientId, content),
})
