import type { Tx } from '../platform/db/transact.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import { orderTooLarge } from './problems.ts'
import type { Wish } from './wish.ts'

/** The largest order on invoice by a company that has not signed in, in minor units: a quarter of a million kroner or so. */
const VISITOR_INVOICE_MOST: Record<Currency, number> = {
  NOK: 25_000_000,
  SEK: 25_000_000,
  DKK: 17_500_000,
  EUR: 2_500_000,
  USD: 2_500_000,
  GBP: 2_000_000,
  JPY: 3_500_000,
}
/** A private person, signed in or not, is trusted with a tenth of that: more than a short course costs. */
const PERSON_PART = 10

/** Somebody whom nobody vouches for is trusted with their first orders, not with any amount (decisions/0010). */
export function demandModestInvoice(
  { actor }: Tx,
  { payBy, payer, vouchedBy }: Pick<Wish, 'payBy' | 'payer' | 'vouchedBy'>,
  total: Money,
): void {
  if (payBy !== 'invoice' || vouchedBy || (payer.kind === 'company' && actor.kind !== 'visitor')) return
  const part = payer.kind === 'person' ? PERSON_PART : 1
  const most = money(VISITOR_INVOICE_MOST[total.currency] / part, total.currency)
  if (total.minor > most.minor) throw orderTooLarge({ total: most })
}
