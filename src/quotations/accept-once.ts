import { orderOnce } from '../checkout/order-once.ts'
import { seeBuying } from '../platform/db/sight.ts'
import type { Caller } from '../platform/http/route.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Till } from '../platform/till.ts'
import { type AcceptQuotation, acceptQuotation } from './accept-quotation.ts'
import { theQuotation } from './the-quotation.ts'

/** Why a quotation may not become an order. */
export const TAKING_UP = [
  ...[
    'quotation/unknown',
    'quotation/withdrawn',
    'quotation/lapsed',
    'seats/sold-out',
    'offering/not-on-sale',
    'checkout/other-company',
  ],
  ...['checkout/price-changed', 'checkout/terms-changed', 'checkout/reference-missing', 'checkout/reference-form'],
  ...['checkout/invoice-not-for-persons', 'checkout/too-large', 'checkout/too-many-seats'],
  ...[
    'companies/bad-number',
    'companies/gone',
    'companies/credit-exceeded',
    'companies/approval-needed',
    'enrolment/already',
  ],
]

/**
 * Turns a quotation into an order once per key, for the API and the pages alike. Whoever holds its link is known by that. Returns
 * the order's id.
 */
export async function acceptOnce(
  call: Caller & { till: Till },
  wish: AcceptQuotation & { quotationId: string },
  { key, token = null }: { key: string; token?: string | null },
): Promise<string> {
  const { actor, till } = call
  const { quotationId, ...body } = wish
  const { payer, isBuyers, offered } = await seeBuying(() => theQuotation(till, quotationId))
  const ask = askOf(actor, token, { key, operation: `quotation ${quotationId}`, body })
  const seats = offered.reduce((sum, { extraId, quantity }) => sum + (extraId === null ? quantity : 0), 0)
  // What somebody here offered is theirs to have: only what buyers quote themselves counts against what they may take.
  const claim = { payer, payBy: wish.payBy, seats: isBuyers ? seats : 0 }
  return orderOnce(call, { ask, claim }, (tx) => acceptQuotation(tx, wish))
}
