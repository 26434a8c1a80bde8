/** How often something happened, by a key of a few words. */
export type Counted = { key: readonly string[]; times: number }

/** So many different keys of a kind are counted between two writes; what is new beyond them is not kept apart, so that nobody fills the memory. */
const DIFFERENT_MOST = 5_000

/**
 * Counts that a request leaves behind without asking the database: they are kept in memory until somebody takes them to write them. A
 * process that ends in disorder loses what it has not written.
 */
export type Tallies = {
  /** `beyond` is counted in the place of a new key where there are too many: one of a few, which are always counted. Without it nothing is. */
  count(kind: string, key: readonly string[], beyond?: readonly string[]): void
  /** All of a kind since it was last taken. */
  take(kind: string): Counted[]
  /** What could not be written is taken again the next time. */
  putBack(kind: string, counted: readonly Counted[]): void
}

export function openTallies(): Tallies {
  const kinds = new Map<string, Map<string, number>>()
  const add = (kind: string, { key, times }: Counted, beyond?: readonly string[]) => {
    const counts = kinds.get(kind) ?? new Map<string, number>()
    kinds.set(kind, counts)
    const isKept = (name: string) => counts.has(name) || counts.size < DIFFERENT_MOST
    const name = JSON.stringify(key)
    const counted = isKept(name) ? name : beyond && JSON.stringify(beyond)
    if (counted !== undefined) counts.set(counted, (counts.get(counted) ?? 0) + times)
  }
  return {
    count: (kind, key, beyond) => add(kind, { key, times: 1 }, beyond),
    take(kind) {
      const counts = kinds.get(kind) ?? new Map<string, number>()
      kinds.delete(kind)
      return [...counts].map(([name, times]) => ({ key: JSON.parse(name) as string[], times }))
    },
    putBack(kind, counted) {
      for (const each of counted) add(kind, each, each.key)
    },
  }
}
