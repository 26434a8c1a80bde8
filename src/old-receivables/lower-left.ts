import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { moreThanOpen } from './problems.ts'

/** An old receivable under its lock: nobody else pays or ends anything of it meanwhile. */
export type Locked = { id: string; leftMinor: number; currency: Currency }

const LOCK = statement<Locked>(
  'old-receivables-lock',
  'select id, left_minor as "leftMinor", currency from old_receivables where id = $1 for update',
)
const LOWER = statement(
  'old-receivables-lower',
  'update old_receivables set left_minor = left_minor - $2 where id = $1',
)

/** @throws old-receivable/unknown */
export async function lockReceivable(tx: Tx, receivableId: string): Promise<Locked> {
  const [locked] = await run(tx, LOCK, [receivableId])
  if (!locked) throw unknown('old-receivable')
  return locked
}

const LEFT = statement<{ leftMinor: number }>(
  'old-receivables-left',
  'select left_minor as "leftMinor" from old_receivables where id = $1',
)

/** What is left of it, in minor units; nothing of what is not there. */
export const leftOf = async (on: On, receivableId: string): Promise<number> =>
  (await run(on, LEFT, [receivableId]))[0]?.leftMinor ?? 0

/**
 * So much less is left of a locked one, in minor units; negative is more, where something is undone. Whoever lowers it writes the row that
 * says why, and posts it. @throws old-receivable/more-than-left
 */
export async function lowerLeft(tx: Tx, { id, leftMinor }: Locked, amountMinor: number): Promise<void> {
  if (amountMinor > leftMinor) throw moreThanOpen(leftMinor)
  await run(tx, LOWER, [id, amountMinor])
}
