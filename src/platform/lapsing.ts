import { type Statement, statement } from './db/statement.ts'

/** So many rows go in one transaction: a night's worth never holds locks for long. */
export const LAPSING_BATCH = 1_000

/** A kind of thing that is kept for a time. What would go tonight is counted by the very condition that it goes by. */
export type Lapsing = {
  kind: string
  count: Statement<{ count: number }>
  /** A row for each that went, at most a batch; none means that all have gone. */
  remove: Statement<unknown>
}

/** `where` speaks of `t`. With `set` the rows stay and lose what is named there, and must not fit `where` any more. */
export function lapsing(kind: string, { table, where, set }: { table: string; where: string; set?: string }): Lapsing {
  const chosen = `where t.ctid = any(array(select t.ctid from ${table} t where ${where} limit ${LAPSING_BATCH})) returning 1`
  return {
    kind,
    count: statement(`lapsing-count-${kind}`, `select count(*) as count from ${table} t where ${where}`),
    remove: statement(
      `lapsing-remove-${kind}`,
      set === undefined ? `delete from ${table} t ${chosen}` : `update ${table} t set ${set} ${chosen}`,
    ),
  }
}
