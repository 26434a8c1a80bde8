import { z } from 'zod'
import { ORDER_OF_WHOM, PAID_BY_WHOM } from '../orders/personal.ts'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Whether `stripe_events v` tells of order `o`: of its payments themselves, or of what is done with them. */
const TELLS_OF_ORDER = `(v.content #>> '{data,object,metadata,order}' = o.id::text or exists (select from payments p where p.order_id = o.id
  and (v.object_id in (p.stripe_session, p.stripe_payment_intent) or v.content #>> '{data,object,payment_intent}' = p.stripe_payment_intent)))`

/** Payments know orders, not people; but Stripe tells with each whose address it took. */
export const personalInPayments: readonly PersonalTable[] = [
  {
    table: 'payments',
    columns: ['page_url', 'card_brand', 'card_last4'],
    shown: {
      as: 'payments',
      shape: z.object({
        orderNumber: z.int(),
        amountMinor: z.int(),
        currency: z.string(),
        openedAt: Instant,
        capturedAt: Instant.nullable(),
        cardBrand: z.string().nullable(),
        cardLast4: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-payments',
        `select o.number as "orderNumber", p.amount_minor as "amountMinor", p.currency, p.opened_at as "openedAt", p.captured_at as "capturedAt", p.card_brand as "cardBrand", p.card_last4 as "cardLast4"
         from whom join orders o on ${PAID_BY_WHOM} join payments p on p.order_id = o.id order by p.opened_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-payment-pages',
        `update payments p set page_url = null, card_brand = null, card_last4 = null from whom join orders o on ${ORDER_OF_WHOM} where p.order_id = o.id`,
      ),
    ],
  },
  {
    table: 'stripe_events',
    columns: ['content'],
    shown: { because: 'it is Stripe’s word about a payment; the payment itself is in the copy' },
    erased: [
      ofWhom(
        'erase-stripe-events',
        `update stripe_events v set content = '{}' from whom join orders o on ${ORDER_OF_WHOM} where ${TELLS_OF_ORDER}`,
      ),
    ],
  },
]
