import { percentile } from './measure.ts'

/** How two kinds of the same work compare: the second's median over the first's, and where that lies in 95 of 100 draws. */
export type Compared = { n: number; medians: readonly [number, number]; ratio: number; from: number; to: number }

const DRAWS = 2_000
/** So that the same measurements give the same interval. */
const SEED = 42

/** Pairs that were measured one right after the other stay together when they are drawn anew (bootstrap). */
export function compare(pairs: readonly (readonly [number, number])[]): Compared {
  const next = randomFrom(SEED)
  const ratios = Array.from({ length: DRAWS }, () =>
    ratioOf(pairs.map(() => pairs[Math.floor(next() * pairs.length)]!)),
  )
  const medians = [medianOf(pairs, 0), medianOf(pairs, 1)] as const
  return {
    n: pairs.length,
    medians,
    ratio: ratioOf(pairs),
    from: percentile(ratios, 0.025),
    to: percentile(ratios, 0.975),
  }
}

const ratioOf = (pairs: readonly (readonly [number, number])[]): number => medianOf(pairs, 1) / medianOf(pairs, 0)

const medianOf = (pairs: readonly (readonly [number, number])[], at: 0 | 1): number =>
  percentile(
    pairs.map((pair) => pair[at]),
    0.5,
  )

/** Numbers from 0 to 1 that look like chance (xorshift). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
