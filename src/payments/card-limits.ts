import { type Currency, type Money, money, spell } from '../platform/money.ts'
import { conflict } from '../platform/problems.ts'

/** The least that Stripe charges at once, in minor units (docs.stripe.com/currencies, "Minimum charge amounts"). */
const LEAST_MINOR: Record<Currency, number> = {
  NOK: 300,
  SEK: 300,
  DKK: 250,
  EUR: 50,
  USD: 50,
  GBP: 30,
  JPY: 50,
}
/** The most: eight digits in any currency, 999 999.99 kroner. */
const MOST_MINOR = 99_999_999

/** Refuses an amount that no payment page can be made for, before anything is held for it. */
export function demandPayableByCard(total: Money): void {
  const { currency, minor } = total
  const least = money(LEAST_MINOR[currency], currency)
  const most = money(MOST_MINOR, currency)
  if (minor >= least.minor && minor <= most.minor) return
  throw conflict(
    'checkout/amount-not-payable-by-card',
    `By card an order can cost from ${spell(least, 'en')} to ${spell(most, 'en')}.`,
    { total, least, most },
  )
}
