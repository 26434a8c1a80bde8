/** A small seeded generator (mulberry32): the same year of trade at every first start. */
export type Random = {
  /** From 0 up to, not including, `n`. */
  below(n: number): number
  pick<T>(from: readonly T[]): T
  /** `n` different ones, or all there are. */
  some<T>(from: readonly T[], n: number): T[]
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    some: (from, n) => {
      const left = [...from]
      return Array.from({ length: Math.min(n, left.length) }, () => left.splice(below(left.length), 1)[0]!)
    },
  }
}
