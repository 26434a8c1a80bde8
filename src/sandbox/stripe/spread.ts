export const MODES = ['normal', 'hold', 'drop', 'duplicate', 'reverse', 'shuffle'] as const
type Mode = (typeof MODES)[number]

/**
 * How webhooks leave: at once, `delayMs` later, in several copies, or never (`drop`). `hold`, `reverse` and `shuffle` keep them
 * back until they are released, in the order of birth, the opposite order, or the order a seed gives.
 */
export type Spread = { mode: Mode; delayMs: number; copies: number; seed: number }

export const holdsBack = ({ mode }: Spread): boolean => mode === 'hold' || mode === 'reverse' || mode === 'shuffle'

export function inOrder<T>(deliveries: T[], { mode, seed }: Spread): T[] {
  if (mode === 'reverse') return deliveries.toReversed()
  return mode === 'shuffle' ? shuffled(deliveries, seed) : deliveries
}

/** Fisher and Yates with a small seeded generator (mulberry32), so that a failing order can be played again. */
function shuffled<T>(deliveries: T[], seed: number): T[] {
  const random = seeded(seed)
  const order = [...deliveries]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last] as T
    order[last] = order[other] as T
    order[other] = kept
  }
  return order
}

function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
