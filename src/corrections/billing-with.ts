import type { Billing } from '../orders/payer.ts'
import type { Wanted } from './wanted.ts'

/** What an invoice names once a wish is granted; everything that was not asked for stays. */
export function billingWith(now: Billing, wanted: Wanted): Billing {
  switch (wanted.kind) {
    case 'purchase-order':
      return { ...now, purchaseOrderNumber: wanted.purchaseOrderNumber }
    case 'reference':
      return { ...now, buyerReference: wanted.buyerReference }
    case 'address': {
      const { kind: _kind, ...address } = wanted
      return { ...now, payer: { ...now.payer, ...address } }
    }
    case 'employer': {
      const { payer, purchaseOrderNumber = null, buyerReference = null } = wanted
      return { payer, purchaseOrderNumber, buyerReference }
    }
  }
}
