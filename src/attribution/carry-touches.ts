import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const CARRY = statement(
  'attribution-carry-touches',
  `insert into order_touches (order_id, place, source, medium, campaign, content, on_day, consent_version)
   select $2, place, source, medium, campaign, content, on_day, consent_version from order_touches where order_id = $1`,
)

/** An order that another follows for the same money: its buyer came the same way. */
export async function carryTouches(tx: Tx, from: string, to: string): Promise<void> {
  await run(tx, CARRY, [from, to])
}
