import { z } from 'zod'
import { ENTRY_KINDS } from '../ledger/post.ts'
import { CurrencyCode } from '../platform/money.ts'
import { Month } from '../platform/month.ts'
import { CHECKS } from './month-check.ts'
import { PARTS } from './month-statement.ts'
import { type Closing, MONTH_STATES } from './queries.ts'

const CheckShape = z
  .object({
    name: z.enum(CHECKS),
    state: z.enum(['good', 'red', 'notice']).meta({ description: 'red stops the closing' }),
    count: z.int(),
    found: z.array(z.string()).meta({ description: 'The first of what stands in the way' }),
  })
  .meta({ id: 'MonthCheck' })

const AccountStatement = z
  .object({
    account: z.string(),
    nameNb: z.string(),
    nameEn: z.string(),
    currency: CurrencyCode,
    roles: z.array(z.string()),
    openingMinor: z.int(),
    movements: z.array(
      z.object({ kind: z.enum(ENTRY_KINDS), part: z.enum(PARTS).nullable(), entries: z.int(), minor: z.int() }),
    ),
    closingMinor: z.int(),
    bookMinor: z.int(),
    remainderMinor: z.int(),
  })
  .meta({
    id: 'AccountStatement',
    description:
      'Minor units, debited less credited. Opening, movements and closing are told from the documents and payments themselves, book by the ledger; the remainder must be 0',
  })
const Statement = z.object({ month: Month, accounts: z.array(AccountStatement) }).meta({ id: 'MonthStatement' })

export const CheckedMonthShape = z
  .object({ checks: z.array(CheckShape), statement: Statement })
  .meta({ id: 'CheckedMonth' })

export const JournalEntryShape = z
  .object({
    id: z.uuid(),
    kind: z.enum(ENTRY_KINDS),
    postedOn: z.iso.date(),
    currency: CurrencyCode,
    minor: z.int().meta({ description: 'Debited less credited, in minor units' }),
    sourceId: z.uuid(),
    document: z.object({ id: z.uuid(), number: z.string() }).nullable(),
    order: z.object({ id: z.uuid(), number: z.int() }).nullable(),
  })
  .meta({ id: 'JournalEntry' })

export const MonthShape = z
  .object({ month: Month, state: z.enum(MONTH_STATES), entries: z.int(), closings: z.int() })
  .meta({ id: 'BookMonth' })

const Opening = z
  .object({
    id: z.uuid(),
    reason: z.string(),
    askedAt: z.iso.datetime(),
    askedBy: z.string(),
    decidedAt: z.iso.datetime().nullable(),
    decidedBy: z.string().nullable(),
    signed: z.boolean().nullable(),
  })
  .meta({ id: 'MonthOpening' })

export const ClosingShape = z
  .object({
    id: z.uuid(),
    month: Month,
    state: z.enum(['closing', 'closed', 'refused']),
    askedAt: z.iso.datetime(),
    askedBy: z.string(),
    filesDone: z.int(),
    filesAll: z.int().meta({ description: '0 while it is being looked whether the month ties' }),
    endedAt: z.iso.datetime().nullable(),
    refusedFor: z.array(CheckShape).nullable(),
    sha256: z.string().nullable(),
    bytes: z.int().nullable(),
    openings: z.array(Opening),
  })
  .meta({ id: 'MonthClosing' })

export const closingView = (closing: Closing): z.input<typeof ClosingShape> => ({
  ...{
    id: closing.id,
    month: closing.month,
    askedBy: closing.askedBy,
    filesDone: closing.filesDone,
    filesAll: closing.filesAll,
  },
  ...{ refusedFor: closing.refusedFor, sha256: closing.sha256, bytes: closing.bytes },
  state: closing.closedAt ? 'closed' : closing.refusedAt ? 'refused' : 'closing',
  askedAt: closing.askedAt.toISOString(),
  endedAt: (closing.closedAt ?? closing.refusedAt)?.toISOString() ?? null,
  openings: closing.openings.map((each) => ({
    ...each,
    askedAt: each.askedAt.toISOString(),
    decidedAt: each.decidedAt?.toISOString() ?? null,
  })),
})
