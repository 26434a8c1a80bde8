import { DAY_MS, HOUR_MS, MINUTE_MS } from '../platform/clock.ts'

/** When a message is tried again after each failure, in milliseconds: over three days in all (Standard Webhooks). */
export const RETRY_AFTER_MS: readonly number[] = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]
/** How long a receiver may take, in milliseconds. */
export const PATIENCE_MS = 15_000
/** After how many seconds a message whose sender has died is taken by another. */
export const LEASE_SECONDS = 60
/** Messages that are sent to one receiver at a time, and receivers that are sent to at a time. */
export const AT_ONCE = 4
export const RECEIVERS_AT_ONCE = 16
/** For how long the secret before the present one signs too, in milliseconds. */
export const OLD_SECRET_MS = DAY_MS
/** Receivers that an installation may have. */
export const WEBHOOKS_MAX = 50
/** Messages that are sent again at once by hand. */
export const REPLAY_MAX = 10_000
/** How long a try is kept, in days, and how long a message that is over. */
export const ATTEMPT_DAYS = 30
export const DELIVERY_DAYS = 90
