import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { CurrencyCode } from '../platform/money.ts'
import { HINDRANCES } from './judge-deposits.ts'
import { PLACES } from './schema.ts'

export const FileShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(['camt.053', 'camt.054']),
    takenAt: InstantOut,
    takenBy: z.string(),
    newCount: z.int().meta({ description: 'Payments that no earlier file had told' }),
    knownCount: z.int().meta({ description: 'Payments that an earlier file had told: nothing was done for them' }),
    passedCount: z.int().meta({ description: 'Entries that went out, or are not booked yet: passed over' }),
    unjudgedCount: z.int().meta({ description: 'Not looked at yet' }),
    waitingCount: z.int().meta({ description: 'Waiting for a person' }),
  })
  .meta({ id: 'BankFile' })
export const DepositShape = z
  .object({
    id: z.uuid(),
    fileId: z.uuid().nullable().meta({ description: 'Null where an accounting system brought it' }),
    externalId: z.string().nullable().meta({ description: 'What the program that brought it calls it' }),
    bookedOn: z.iso.date(),
    amountMinor: z.int(),
    leftMinor: z.int().meta({ description: 'What of it is not placed' }),
    currency: CurrencyCode,
    reference: z.string().nullable().meta({ description: "The bank's own; null where it gave none" }),
    remittances: z.array(z.object({ reference: z.string(), amountMinor: z.int().nullable() })),
    payerName: z.string().nullable(),
    said: z.string().nullable(),
    hindrance: z.enum(HINDRANCES).nullable().meta({ description: 'Why it waits for a person' }),
    isJudged: z.boolean(),
    isReversed: z.boolean().meta({ description: 'The bank has taken it back' }),
  })
  .meta({ id: 'Deposit' })
export const DepositViewShape = DepositShape.extend({
  placements: z.array(
    z.object({
      id: z.uuid(),
      place: z.enum(PLACES),
      amountMinor: z.int(),
      documentId: z.uuid().nullable(),
      receivableId: z.uuid().nullable().meta({ description: 'An open item of an earlier system' }),
      number: z.string().nullable(),
      buyerName: z.string().nullable(),
      reason: z.string().nullable(),
      at: InstantOut,
      by: z.string(),
      isUndone: z.boolean(),
      undoes: z.boolean().meta({ description: 'It takes an earlier one back' }),
    }),
  ),
}).meta({ id: 'DepositView' })
export const ReversalShape = z
  .object({
    id: z.uuid(),
    bookedOn: z.iso.date(),
    amountMinor: z.int(),
    currency: CurrencyCode,
    payerName: z.string().nullable(),
    said: z.string().nullable(),
    candidates: z.array(z.object({ depositId: z.uuid(), bookedOn: z.iso.date(), payerName: z.string().nullable() })),
  })
  .meta({ id: 'BankReversal' })
