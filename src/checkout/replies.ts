import { z } from 'zod'
import { OrderPayer } from '../orders/payer.ts'
import { ORDER_STATES, PAY_BY } from '../orders/state.ts'
import { MoneySchema } from '../platform/money.ts'
import { CHANNELS, SENDING_STATES } from '../sending/state.ts'
import type { OrderView } from './order-view.ts'

export const OrderReply = z
  .object({
    id: z.uuid(),
    number: z.int(),
    externalId: z.string().nullable(),
    state: z.enum(ORDER_STATES),
    next: z.object({
      act: z.enum(['pay', 'wait', 'choose', 'transfer', 'refund', 'repay', 'look', 'none']),
      by: z.enum(['buyer', 'seller', 'nobody']),
      until: z.string().nullable(),
    }),
    placedAt: z.iso.datetime(),
    holdEndsAt: z.iso.datetime(),
    payer: OrderPayer,
    unitId: z.uuid().nullable().meta({ description: 'For which unit of the company' }),
    payBy: z.enum(PAY_BY),
    purchaseOrderNumber: z.string().nullable(),
    buyerReference: z.string().nullable(),
    approvedBy: z.string().nullable().meta({ description: "Who in the company said yes to a buyer's order" }),
    net: MoneySchema,
    vat: MoneySchema,
    total: MoneySchema,
    lines: z.array(
      z.object({
        id: z.uuid(),
        kind: z
          .enum(['seat', 'extra', 'share', 'prepaid'])
          .meta({ description: 'share: what this order pays of a seat or an extra of another order' }),
        seatLineId: z.uuid().nullable().meta({ description: 'Of an extra: the line of the seats it was chosen with' }),
        offeringId: z.uuid().nullable().meta({ description: 'Null of a prepaid: it is drawn on for courses later' }),
        title: z.string(),
        detail: z.string(),
        quantity: z.int(),
        unitNet: MoneySchema,
        net: MoneySchema,
        agreement: z
          .object({ agreementId: z.uuid(), number: z.string(), discountBasisPoints: z.int(), listedNetMinor: z.int() })
          .nullable()
          .meta({ description: 'By which its seats cost less than was listed; null where they do not' }),
        voucher: z
          .object({
            ...{ voucherId: z.uuid(), codeId: z.uuid(), code: z.string() },
            percentBasisPoints: z.int().nullable(),
            amountMinor: z.int().nullable().meta({ description: 'Off each seat, with VAT' }),
            listedNetMinor: z.int(),
          })
          .nullable()
          .meta({ description: 'By which code its seats cost less than was listed; null where they do by none' }),
        path: z
          .object({
            ...{ pathId: z.uuid(), title: z.string() },
            amountMinor: z.int().nullable().meta({ description: 'Of the whole path for one person, with VAT' }),
            percentBasisPoints: z.int().nullable().meta({ description: 'Or a part off what its courses cost singly' }),
            listedNetMinor: z.int(),
          })
          .nullable()
          .meta({
            description: 'The learning path that its seats were bought as part of; null where they were of none',
          }),
      }),
    ),
    seats: z.array(
      z.object({
        lineId: z.uuid(),
        position: z.int().meta({ description: 'With lineId it names the seat' }),
        offeringId: z.uuid(),
        title: z.string(),
        name: z.string().nullable(),
        enrolled: z.boolean(),
        returned: z.boolean().meta({ description: 'It was given back and credited' }),
      }),
    ),
    paidAt: z.iso.datetime().nullable(),
    exchangedForId: z
      .uuid()
      .nullable()
      .meta({ description: 'The order that its money paid for instead, as there was no seat left' }),
    nextInvoiceOn: z.iso.date().nullable().meta({
      description: 'What is taxed is invoiced on delivery, and what a company collects on its day of the month',
    }),
    nextIsCollected: z
      .boolean()
      .meta({ description: 'The next invoice is one with others of the company, which names the orders on its lines' }),
    documents: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['invoice', 'credit-note']),
        number: z.string(),
        date: z.string(),
        gross: MoneySchema.meta({ description: 'Of a collective invoice: what of it is for this order' }),
        collective: z.boolean().meta({ description: 'It is for several orders' }),
        pdf: z.string().nullable(),
        xml: z.string().nullable(),
        sendings: z.array(
          z.object({ channel: z.enum(CHANNELS), state: z.enum(SENDING_STATES), at: z.iso.datetime({ offset: true }) }),
        ),
      }),
    ),
    invoiceWay: z
      .object({ channels: z.array(z.enum(CHANNELS)), eInvoice: z.enum(['receives', 'does-not-receive', 'unknown']) })
      .nullable()
      .meta({ description: "How a company's invoices go out; null for a person" }),
    claimable: z
      .boolean()
      .meta({ description: 'Its contact may make the account of its company, whose seats they then steer' }),
    accessPaused: z.boolean().meta({ description: 'The payment is disputed, and access waits until that is decided' }),
    refunds: z.array(z.object({ amount: MoneySchema, state: z.enum(['pending', 'done', 'failed', 'paid-by-bank']) })),
  })
  .meta({ id: 'Order' })

export const PlacedReply = z
  .object({
    ...OrderReply.shape,
    orderToken: z.string().meta({ description: 'Opens this order to its guest; send it as Order-Token' }),
    paymentPage: z.object({ url: z.string(), endsAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'PlacedOrder' })

export const orderBody = ({
  lang: _lang,
  linkTurn: _turn,
  wrongEmails: _wrong,
  ...order
}: OrderView): z.input<typeof OrderReply> => ({
  ...order,
  placedAt: order.placedAt.toISOString(),
  holdEndsAt: order.holdEndsAt.toISOString(),
  paidAt: order.paidAt?.toISOString() ?? null,
  documents: order.documents.map(({ ready, ...document }) => ({
    ...document,
    pdf: ready ? `/invoices/${document.id}.pdf` : null,
    xml: ready ? `/invoices/${document.id}.xml` : null,
  })),
})
