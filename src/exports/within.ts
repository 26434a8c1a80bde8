import { sellerDay } from '../platform/db/seller-day.ts'

/** Days between the first and the last of a period, $1 and $2, each of which may be missing. */
export const within = (day: string): string =>
  `($1::date is null or ${day} >= $1) and ($2::date is null or ${day} <= $2)`

/** The day by whose end a file shows how things stood: $1, or today. */
export const AS_OF = `as_of as (select coalesce($1::date, ${sellerDay('app_now()')}) as day)`
