/** Somebody waits, as SQL: they have said yes by mail, and it is not over. */
export const waits = (entry: string): string => `${entry}.ended_at is null and ${entry}.confirmed_at is not null`

/** Where an entry stands among those of its pool, as SQL: when it was asked for, or where it was moved. */
export const placeOf = (entry: string): string => `coalesce(${entry}.moved_to, ${entry}.position)`

/** The order of a list, as SQL: whoever was passed on stands behind all others. */
export const inOrder = (entry: string): string => `(${entry}.passed_on_at is not null), ${placeOf(entry)}`

/** How many stand before an entry on its list, as SQL. */
export const before = (
  entry: string,
): string => `(select count(*) from waiting_entries g where g.pool_id = ${entry}.pool_id
    and ${waits('g')} and (${inOrder('g')}) < (${inOrder(entry)}))`
