/** How often something happened, by a key of a few words. */
export type Counted = { key: readonly string[]; times: number }

/** So many different keys of a kind are counted between two writes; what is new beyond them is left out, so that nobody fills the memory. */
const DIFFERENT_MOST = 5_000

/**
 * Counts that a request leaves behind without asking the database: they are kept in memory until somebody takes them to write them. A
 * process that ends in disorder loses what it has not written.
 */
export type Tallies = {
  count(kind: string, key: readonly string[]): void
  /** All of a kind since it was last taken. */
  take(kind: string): Counted[]
  /** What could not be written is taken again the next time. */
  putBack(kind: string, counted: readonly Counted[]): void
}

export function openTallies(): Tallies {
  const kinds = new Map<string, Map<string, number>>()
  const add = (kind: string, key: readonly string[], times: number) => {
    const counts = kinds.get(kind) ?? new Map<string, number>()
    kinds.set(kind, counts)
    const name = JSON.stringify(key)
    const before = counts.get(name)
    if (before !== undefined || counts.size < DIFFERENT_MOST) counts.set(name, (before ?? 0) + times)
  }
  return {
    count: (kind, key) => add(kind, key, 1),
    take(kind) {
      const counts = kinds.get(kind) ?? new Map<string, number>()
      kinds.delete(kind)
      return [...counts].map(([name, times]) => ({ key: JSON.parse(name) as string[], times }))
    },
    putBack(kind, counted) {
      for (const { key, times } of counted) add(kind, key, times)
    },
  }
}
