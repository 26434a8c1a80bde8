import type { InvoiceDocument, VatSubtotal } from '../../invoices/document.ts'
import { inKroner, KRONER, type Rate } from '../exchange/rate.ts'
import { RATE_AGE_DAYS } from '../exchange/rates-on.ts'
import { allocate, type Currency } from '../platform/money.ts'

export type AccountingVat = NonNullable<InvoiceDocument['accountingVat']>
type Stated = Pick<InvoiceDocument, 'vat' | 'accountingVat'>

/** How the fault of a document begins that waits for the exchange rate of a currency. */
export const missingRate = (currency: string): string => `no exchange rate for ${currency}`

/** The rate that a document's VAT is stated by: its invoice's, where there is one, else that of its day. */
export type Rates = { kept: AccountingVat | null; now: ReadonlyMap<Currency, Rate> }

/**
 * The VAT of an invoice in another currency, stated in NOK too (bokføringsforskriften § 5-1-1 no. 6, EN 16931 BT-111): the whole by
 * the rate, and each group its part of it. @throws Error where no rate counts: nobody's number is used instead
 */
export function statedInKroner(vat: VatSubtotal[], currency: Currency, { kept, now }: Rates): Stated {
  const vatMinor = vat.reduce((total, group) => total + group.vatMinor, 0)
  if (currency === KRONER || vatMinor === 0) return { vat }
  const frozen = kept ?? frozenFrom(now.get(currency))
  if (!frozen) throw new Error(`${missingRate(currency)} of this day or the ${RATE_AGE_DAYS} days before it`)
  const kronerMinor = inKroner(vatMinor, { currency, rate: frozen.exchangeRate })
  const parts = allocate(
    kronerMinor,
    vat.map((group) => group.vatMinor),
  )
  return {
    vat: vat.map((group, at) => ({ ...group, kronerMinor: parts[at]! })),
    accountingVat: { ...frozen, vatMinor: kronerMinor },
  }
}

const frozenFrom = (rate: Rate | undefined): AccountingVat | null =>
  rate
    ? { currency: KRONER, vatMinor: 0, exchangeRate: rate.rate, rateDate: rate.ratedOn, rateSource: rate.source }
    : null

/** What a credit note takes back of its invoice's VAT in NOK. */
export function takenBackInKroner(vat: readonly VatSubtotal[], stated: AccountingVat | undefined) {
  const kronerMinor = vat.reduce((total, group) => total + (group.kronerMinor ?? 0), 0)
  return stated ? { accountingVat: { ...stated, vatMinor: kronerMinor } } : {}
}
