import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { MINUTE_MS } from './clock.ts'
import type { Pool } from './db/connect.ts'
import { digestOf } from './ids.ts'

/** So many points for a key within so many minutes, counted by all processes together. */
export type Limit = { points: number; minutes: number; blockAt?: number }
export type Limiter = {
  /** Counts, and says how many seconds the key must wait: 0 where it is within the limit. */
  take(key: string, points?: number): Promise<number>
  giveBack(key: string, points: number): Promise<void>
  forget(key: string): Promise<void>
}

/** Keys are stored as digests: the table tells nobody who did what from where. `blockAt` refuses from memory from there on. */
export function openLimiter(pool: Pool, { points: most, minutes, blockAt }: Limit): Limiter {
  const counts = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    points: most,
    duration: (minutes * MINUTE_MS) / 1000,
    ...(blockAt === undefined ? {} : { inMemoryBlockOnConsumed: blockAt }),
  })
  return {
    async take(key, points = 1) {
      try {
        await counts.consume(digestOf(key), points)
        return 0
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
        throw refusal
      }
    },
    async giveBack(key, points) {
      await counts.reward(digestOf(key), points)
    },
    async forget(key) {
      await counts.delete(digestOf(key))
    },
  }
}
