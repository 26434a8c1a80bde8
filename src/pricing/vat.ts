/** VAT categories of UNCL 5305 that a course can fall under: standard, exempt, zero-rated, outside the scope, exported. */
export const VAT_CATEGORIES = ['S', 'E', 'Z', 'O', 'G'] as const
export type VatCategory = (typeof VAT_CATEGORIES)[number]

/** Rates are basis points: 10 000 of them are the whole. */
export const WHOLE_RATE = 10_000
