import { ApproveRequest, approveRequest } from '../../asking/order-request.ts'
import type { CartView } from '../../cart/cart-view.ts'
import { orderOnce } from '../../checkout/order-once.ts'
import { claimOf } from '../../checkout/within-limits.ts'
import { askOf } from '../../platform/idempotency.ts'
import { CURRENCIES } from '../../platform/money.ts'
import type { Entries } from '../forms/entries.ts'
import { filledIn, parseAlso } from '../forms/parse.ts'
import { companyIn } from '../pages/checkout-command.ts'
import type { Visit } from '../visit.ts'
import { unaccepted } from './employer-forms.ts'

type Approving = { token: string; cart: CartView }

/** Yes, as the form says it, once per form and within what a buyer may take. Returns the order's id. */
export async function approveFromForm(visit: Visit, { token, cart }: Approving): Promise<string> {
  const { form, caller, till } = visit
  const command = commandOf(form, token)
  const ask = askOf(caller.actor, token, { key: form.get('key'), operation: 'approve request', body: command })
  const claim = claimOf(command, cart.lines)
  return orderOnce({ till, ...caller }, { ask, claim }, (tx) => approveRequest(tx, command))
}

function commandOf(form: Entries, token: string): ApproveRequest {
  const given = {
    token,
    payer: companyIn(form),
    payBy: form.get('payBy'),
    expectedTotal: {
      minor: Number(form.get('totalMinor')),
      currency: CURRENCIES.find((code) => code === form.get('currency')),
    },
    acceptedSalesTerms: Number(form.get('acceptedSalesTerms') || 1),
    ...filledIn({ purchaseOrderNumber: form.get('purchaseOrderNumber'), buyerReference: form.get('buyerReference') }),
  }
  return parseAlso(ApproveRequest, given, unaccepted(form))
}
