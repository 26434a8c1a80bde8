import { z } from 'zod'
import { Attribution } from '../attribution/touch.ts'
import { emit } from '../audit/emit.ts'
import { QUANTITY_MAX } from '../cart/problems.ts'
import { NamedPerson } from '../cart/put-line.ts'
import { type Placed, placeOrder } from '../checkout/place-order.ts'
import type { WishLine } from '../checkout/wish.ts'
import { isStaff } from '../companies/may-act-for.ts'
import { nameOf } from '../platform/actor.ts'
import type { Tx } from '../platform/db/transact.ts'
import { MoneySchema } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import type { OfferedLine } from './frozen.ts'
import { lockQuotation } from './lock-quotation.ts'
import { noteQuotationFact } from './note-fact.ts'
import { demandOpen } from './problems.ts'

export const AcceptQuotation = z
  .strictObject({
    payBy: z.enum(['card', 'invoice']).default('invoice'),
    acceptedSalesTerms: z.int().min(1).max(100_000),
    expectedTotal: MoneySchema.optional().meta({
      description: 'The total of the quote where missing; another only where a rate of VAT has changed since',
    }),
    purchaseOrderNumber: Line.optional(),
    buyerReference: Line.optional(),
    attribution: Attribution.optional(),
    unitId: z.uuid().optional().meta({ description: 'The unit of the company that it is for' }),
    overBudget: z.boolean().optional().meta({ description: 'Beyond the budget of the unit for the year' }),
    people: z
      .array(z.strictObject({ offeringId: z.uuid(), people: z.array(NamedPerson).max(QUANTITY_MAX) }))
      .max(QUANTITY_MAX)
      .default([])
      .meta({ description: 'Who will take part, offering by offering, as far as it is known' }),
  })
  .meta({ id: 'AcceptQuotation' })
export type AcceptQuotation = z.output<typeof AcceptQuotation>

/**
 * The quotation becomes an order at its own prices, whatever is listed now, with the rates of VAT of today and the seats that it
 * holds. It is the order of whom it was made for. Who comes second, at once or later, is given the order that it became.
 * @throws quotation/unknown, quotation/withdrawn, quotation/lapsed, and all that refuses an order
 */
export async function acceptQuotation(
  tx: Tx,
  { quotationId, people, expectedTotal, ...wish }: AcceptQuotation & { quotationId: string },
): Promise<Placed> {
  const quotation = await lockQuotation(tx, quotationId)
  const { orderId, payer, lang, total, offered, holdId } = quotation
  if (orderId) return { orderId, paymentId: null }
  demandOpen(quotation)
  const placed = await placeOrder(tx, {
    ...wish,
    ...{ payer, lang, expectedTotal: expectedTotal ?? total, vouchedBy: vouching(tx, quotation) },
    lines: wishedLines(offered, people),
    promised: {
      holdId,
      netMinorOf: new Map(offered.map((line) => [line.extraId ?? line.offeringId, line.unitNetMinor])),
      agreedOf: new Map(offered.flatMap(({ offeringId, agreed }) => (agreed ? [[offeringId, agreed]] : []))),
    },
  })
  await noteQuotationFact(tx, { quotationId, kind: 'accepted', orderId: placed.orderId })
  await emit(tx, { name: 'QuotationAccepted', subjectId: quotationId, facts: { orderId: placed.orderId } })
  return placed
}

/** Somebody here stands for what staff offered, and for what they enter themselves. */
function vouching({ actor }: Tx, { madeBy, isBuyers }: { madeBy: string; isBuyers: boolean }): string | undefined {
  if (isStaff(actor)) return nameOf(actor)
  return isBuyers ? undefined : madeBy
}

const wishedLines = (offered: readonly OfferedLine[], named: AcceptQuotation['people']): WishLine[] =>
  offered
    .filter(({ extraId }) => extraId === null)
    .map(({ offeringId, quantity }) => ({
      ...{ offeringId, quantity },
      people: named.find((each) => each.offeringId === offeringId)?.people ?? [],
      extras: offered.flatMap((line) =>
        line.extraId !== null && line.offeringId === offeringId
          ? [{ extraId: line.extraId, quantity: line.quantity }]
          : [],
      ),
    }))
