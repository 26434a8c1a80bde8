import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { CurrencyCode } from '../platform/money.ts'
import { masked } from './account.ts'
import { PAYBACK_STATES } from './lock-payback.ts'
import type { PaybackView } from './queries.ts'
import { BATCH_FORMS } from './schema.ts'

export const BalanceShape = z
  .object({
    documentId: z.uuid(),
    number: z.string(),
    buyerName: z.string(),
    organisationNumber: z.string().nullable(),
    orderId: z.uuid(),
    orderNumber: z.int(),
    currency: CurrencyCode,
    balanceMinor: z.int().meta({ description: 'What the invoice has more than it asks' }),
    since: z.iso.date().meta({ description: 'The day of its newest credit note' }),
  })
  .meta({ id: 'Balance' })
export const BalanceViewShape = BalanceShape.extend({
  openInvoices: z.array(
    z.object({
      documentId: z.uuid(),
      number: z.string(),
      dueDate: z.iso.date().nullable(),
      leftMinor: z.int(),
    }),
  ),
}).meta({ id: 'BalanceView' })
export const SetOffShape = z
  .object({
    id: z.uuid(),
    amountMinor: z.int(),
    toDocumentId: z.uuid(),
    toNumber: z.string(),
    at: InstantOut,
    by: z.string(),
    isUndone: z.boolean(),
  })
  .meta({ id: 'SetOffRow' })
export const PaybackShape = z
  .object({
    id: z.uuid(),
    reference: z.string().meta({ description: 'Carried along by the bank (EndToEndId)' }),
    state: z.enum(PAYBACK_STATES),
    amountMinor: z.int().meta({ description: 'In øre' }),
    payeeName: z.string().nullable(),
    documentId: z.uuid().nullable(),
    number: z.string().nullable(),
    depositId: z.uuid().nullable(),
    askedAt: InstantOut,
    batchId: z.uuid().nullable(),
  })
  .meta({ id: 'Payback' })
export const PaybackViewShape = PaybackShape.extend({
  payeeEmail: z.string().nullable(),
  message: z.string(),
  asker: z.string(),
  accountId: z.uuid().nullable(),
  account: z.string().nullable().meta({ description: 'Its last four signs, the others hidden' }),
  accountKind: z.enum(['bban', 'iban']).nullable(),
  holderName: z.string().nullable(),
  givenAt: InstantOut.nullable(),
  accountCount: z.int().meta({ description: 'How many accounts were given, one after the other' }),
  approvals: z.array(z.object({ at: InstantOut, by: z.string(), name: z.string() })),
  linkSentAt: InstantOut.nullable(),
  linkEndsAt: InstantOut.nullable(),
  linkFault: z.string().nullable(),
  isLinkOpen: z.boolean(),
  paidOn: z.iso.date().nullable(),
  endReason: z.string().nullable(),
  endedAt: InstantOut.nullable(),
}).meta({ id: 'PaybackView' })
/** Whoever looks at a payback needs to tell accounts apart, not to know them: the whole number is in the bank's file alone. */
export const shownPayback = (view: PaybackView): z.input<typeof PaybackViewShape> => ({
  ...view,
  account: view.account === null ? null : masked(view.account),
})

export const BatchShape = z
  .object({
    id: z.uuid(),
    reference: z.string().meta({ description: 'Its message id at the bank' }),
    form: z.enum(BATCH_FORMS),
    count: z.int(),
    sumMinor: z.int().meta({ description: 'The control sum, in øre' }),
    payOn: z.iso.date(),
    madeAt: InstantOut,
    maker: z.string(),
    digest: z.string().meta({ description: 'SHA-256 of its bytes' }),
    state: z.enum(['made', 'sent', 'dropped']),
    reason: z.string().nullable(),
    paidCount: z.int(),
    isGone: z.boolean().meta({ description: 'Its accounts are not needed any more, so its bytes were deleted' }),
  })
  .meta({ id: 'PaybackBatch' })
export const DebitShape = z
  .object({
    id: z.uuid(),
    bookedOn: z.iso.date(),
    amountMinor: z.int(),
    reference: z.string().nullable(),
    paybacks: z.array(z.object({ paybackId: z.uuid(), payeeName: z.string().nullable(), reference: z.string() })),
    batches: z.array(z.object({ batchId: z.uuid(), reference: z.string(), count: z.int() })),
  })
  .meta({ id: 'BankDebit' })
