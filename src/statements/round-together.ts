/**
 * Rounds fractions with one denominator to whole numbers that add up to `total`: largest remainder, ties by position. What is negative
 * in all is rounded like its opposite, so that what was given and is taken back comes to nothing.
 */
export function roundTogether(numerators: readonly bigint[], denominator: bigint, total: bigint): bigint[] {
  if (total < 0n)
    return roundTogether(
      numerators.map((each) => -each),
      denominator,
      -total,
    ).map((each) => -each)
  const parts = numerators.map((each) => floorOf(each, denominator))
  const rests = numerators.map((each, position) => ({ position, rest: each - parts[position]! * denominator }))
  let left = total - parts.reduce((sum, part) => sum + part, 0n)
  for (const { position } of rests.sort((a, b) => Number(b.rest - a.rest) || a.position - b.position)) {
    if (left <= 0n) break
    parts[position]! += 1n
    left -= 1n
  }
  return parts
}

const floorOf = (numerator: bigint, denominator: bigint): bigint => {
  const cut = numerator / denominator
  return numerator < 0n && cut * denominator !== numerator ? cut - 1n : cut
}
