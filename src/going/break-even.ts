/** What an offering costs, and what those who take part bring, in minor units without VAT. */
export type Budget = {
  fixedMinor: number
  perLearnerMinor: number
  /** Income of so many who have bought, or of one at the listed price where nobody has. */
  income: { minor: number; seats: number }
}

/**
 * How many it takes until what comes in covers what it costs, at the average price of those who have bought; exact, whatever the average
 * is rounded to. Null where each who takes part costs as much as they bring, so that no number is enough.
 */
export function breakEven({ fixedMinor, perLearnerMinor, income }: Budget): number | null {
  if (fixedMinor === 0 && income.minor >= perLearnerMinor * income.seats) return 0
  if (income.seats === 0) return null
  const [fixed, seats] = [BigInt(fixedMinor), BigInt(income.seats)]
  const gain = BigInt(income.minor) - BigInt(perLearnerMinor) * seats
  if (gain <= 0n) return null
  return Number((fixed * seats + gain - 1n) / gain)
}
