import { SELLER_ZONE } from '../platform/clock.ts'

/**
 * The offerings that meet on some day from the first to the last, both of the seller's calendar and inclusive; where an offering has no sessions, from
 * its beginning to its end. `first` and `last` are SQL and may be null: then that end is open.
 */
export function taughtWithin(first: string, last: string): string {
  const meets = (
    alias: string,
  ) => `(${last}::date is null or ${alias}.starts_at < (${last}::date + 1)::timestamp at time zone '${SELLER_ZONE}')
     and (${first}::date is null or ${alias}.ends_at >= ${first}::date::timestamp at time zone '${SELLER_ZONE}')`
  return `select m.offering_id from offering_sessions m where ${meets('m')}
   union select f.id from offerings f where ${meets('f')} and not exists (select from offering_sessions n where n.offering_id = f.id)`
}
