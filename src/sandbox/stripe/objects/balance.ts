import type Stripe from 'stripe'

/** Sums what has not been paid out, by currency: available is due by now, pending comes later. */
export function buildBalance(open: Stripe.BalanceTransaction[]): Stripe.Balance {
  const currencies = [...new Set(open.map(({ currency }) => currency))]
  const sums = (status: string) =>
    (currencies.length > 0 ? currencies : ['nok']).map((currency) => {
      const amount = open
        .filter((one) => one.currency === currency && one.status === status)
        .reduce((sum, { net }) => sum + net, 0)
      return { amount, currency, source_types: { card: amount } }
    })
  return {
    object: 'balance',
    available: sums('available'),
    connect_reserved: [],
    livemode: false,
    pending: sums('pending'),
  } satisfies Stripe.Balance
}
