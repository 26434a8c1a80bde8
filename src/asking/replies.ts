import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { type Money, MoneySchema, money } from '../platform/money.ts'
import type { Hints } from './hints.ts'
import { PartWish } from './part-wish.ts'
import { mayBePaid, REQUEST_STATES, stateOf } from './state.ts'
import type { CompanyRequest, PurchaseRequest } from './the-request.ts'

/** Why a request may not become an order, besides what refuses the order itself. */
export const DECIDED = ['purchase-request/unknown', 'asking/decided-already']

export const RequestReply = z
  .object({
    id: z.uuid(),
    state: z.enum(REQUEST_STATES),
    payable: z.boolean().meta({ description: 'The learner can still pay for the seats' }),
    employerEmail: z.string().nullable().meta({ description: 'null where a company is asked' }),
    companyId: z
      .uuid()
      .nullable()
      .meta({ description: 'Whose owners and managers are asked; null: an employer by mail' }),
    note: z.string(),
    total: MoneySchema.meta({ description: 'As it was shown to whoever asked' }),
    offeringIds: z.array(z.uuid()),
    askedAt: InstantOut,
    until: InstantOut,
    heldUntil: InstantOut,
    sentAt: InstantOut.nullable(),
    openedAt: InstantOut.nullable(),
    declinedAt: InstantOut.nullable(),
    declineReason: z.string().nullable(),
    orderId: z.uuid().nullable(),
    proposed: PartWish.nullable().meta({ description: 'What part the employer is asked to pay; null: all' }),
    shares: z
      .object({ employer: MoneySchema, learner: MoneySchema })
      .nullable()
      .meta({ description: 'With VAT, once the employer has said yes to a part of the price' }),
  })
  .meta({ id: 'PurchaseRequest' })

const Named = z.object({ name: z.string(), email: z.string() })
/** A request to a company, as its buyer and those who answer read it. */
export const CompanyRequestReply = z
  .object({
    ...RequestReply.shape,
    asker: Named,
    approver: z.string().nullable().meta({ description: 'Who answered' }),
    payBy: z.enum(['card', 'invoice']),
    purchaseOrderNumber: z.string().nullable(),
    buyerReference: z.string().nullable(),
    hints: z
      .object({
        owes: MoneySchema.meta({ description: 'What the company owes on invoice' }),
        mayOwe: MoneySchema.nullable().meta({ description: 'null: any amount' }),
        beyondCredit: z.boolean(),
        lacking: z.array(z.enum(['purchaseOrderNumber', 'buyerReference'])),
      })
      .nullable()
      .meta({ description: 'While it waits: what would stand in the way of an order on invoice' }),
    lines: z.array(
      z.object({
        offeringId: z.uuid(),
        quantity: z.int(),
        unitNet: MoneySchema,
        extras: z.array(z.object({ extraId: z.uuid(), quantity: z.int(), unitNet: MoneySchema })),
        people: z.array(Named),
      }),
    ),
  })
  .meta({ id: 'CompanyPurchaseRequest' })

export const OrderedReply = z.object({ orderId: z.uuid() }).meta({ id: 'RequestOrdered' })

/** What either pays of a price, once the employer has said yes to a part of it. */
export const sharesOf = ({
  offered,
  totalMinor,
  currency,
}: PurchaseRequest): { employer: Money; learner: Money } | null =>
  offered && {
    employer: money(offered.totalMinor, currency),
    learner: money(totalMinor - offered.totalMinor, currency),
  }

export function requestBody(request: PurchaseRequest, now: Date): z.input<typeof RequestReply> {
  const { id, employerEmail, companyId, note, declineReason, orderId } = request
  const { askedAt, until, heldUntil, sentAt, openedAt, declinedAt } = request
  const total: Money = money(request.totalMinor, request.currency)
  return {
    ...{ id, employerEmail, companyId, note, total, declineReason, orderId },
    ...{ proposed: request.proposed, shares: sharesOf(request) },
    ...{ state: stateOf(request, now), payable: mayBePaid(request, now) },
    offeringIds: request.lines.map(({ offeringId }) => offeringId),
    ...{ askedAt, until, heldUntil, sentAt, openedAt, declinedAt },
  }
}

export function companyRequestBody(
  request: CompanyRequest,
  { now, hints }: { now: Date; hints: Hints | null },
): z.input<typeof CompanyRequestReply> {
  const { name, email, approver, currency, wish } = request
  const { payBy, purchaseOrderNumber, buyerReference } = wish
  return {
    ...requestBody(request, now),
    ...{ hints, asker: { name, email }, approver, payBy, purchaseOrderNumber, buyerReference },
    lines: request.lines.map(({ offeringId, quantity, netMinor, extras, people }) => ({
      ...{ offeringId, quantity, people, unitNet: money(netMinor, currency) },
      extras: extras.map(({ extraId, quantity: number, netMinor: each }) => ({
        ...{ extraId, quantity: number, unitNet: money(each, currency) },
      })),
    })),
  }
}
