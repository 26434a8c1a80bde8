/** Fees are basis points of what a seat cost: 10 000 of them are all of it. */
export const WHOLE_FEE = 10_000
