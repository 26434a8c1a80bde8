const inks = new Map<string, string>()

/** The operator that fills with a colour such as #14456b. */
export function inkOf(colour: string): string {
  const ink = inks.get(colour) ?? operatorOf(colour)
  inks.set(colour, ink)
  return ink
}

function operatorOf(colour: string): string {
  const parts = [1, 3, 5].map((at) => rounded(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return `${parts.join(' ')} rg`
}

/** A thousandth of a point is finer than any printer. */
export const rounded = (number: number): number => Math.round(number * 1000) / 1000
