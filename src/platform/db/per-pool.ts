import type { Pool } from './connect.ts'

/** Makes a thing once for each pool: a program has one, a test run has several. */
export function perPool<T>(make: (pool: Pool) => T): (pool: Pool) => T {
  const made = new WeakMap<Pool, T>()
  return (pool) => {
    const known = made.get(pool) ?? make(pool)
    made.set(pool, known)
    return known
  }
}
