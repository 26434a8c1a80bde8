import type { Tx } from '../platform/db/transact.ts'
import { money } from '../platform/money.ts'
import { conflict, invalid } from '../platform/problems.ts'
import { isInvoicedEarly } from './extra.ts'
import type { ExtraBody } from './extra-body.ts'
import { grossOf, type Priced } from './gross-of.ts'
import { netFrom } from './net-from.ts'
import { QUANTITY_MAX } from './net-of.ts'
import { sellingCurrencyOf } from './selling-currency.ts'
import { taxClassOf } from './tax-class.ts'

/** Its price, and whether the law lets it be invoiced only later than it would be. */
export type PricedExtra = Priced & { invoicedEarly: boolean }

/**
 * What an extra of this offering costs: in the currency that it is sold in, at a net price that any number of it multiplies exactly.
 * @throws pricing/offering-unpriced, pricing/gross-not-representable, request/invalid
 */
export async function priceExtra(tx: Tx, offeringId: string, body: ExtraBody): Promise<PricedExtra> {
  const { currency, taxClass, mostPerSeat, delivered } = body
  const found = await taxClassOf(tx, taxClass)
  if (!found) throw invalid('/taxClass', 'there is no such tax class')
  const sold = await sellingCurrencyOf(tx, offeringId)
  if (sold === null) throw unpriced()
  if (sold !== currency) throw invalid('/currency', 'an extra is sold in the currency of its offering')
  const netMinor =
    body.netMinor ?? netFrom(money(body.grossMinor!, currency), found.rateBasisPoints, QUANTITY_MAX * mostPerSeat)
  return {
    ...grossOf(money(netMinor, currency), found.rateBasisPoints),
    invoicedEarly: isInvoicedEarly(found, delivered),
  }
}

const unpriced = () =>
  conflict('pricing/offering-unpriced', 'Set the price of a seat first: it says in which currency extras are sold.')
