import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { LineOutcome } from './line-back.ts'

const KEEP = statement(
  'giving-back-keep',
  `insert into line_returns (act_id, line_id, order_id, seats, fee_minor, credited_minor, returned_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

type Returned = { actId: string; orderId: string; lineId: string; seats: number }

/** Writes down what an act of giving back has kept and credited of a line: every later credit of seats leaves the fee. */
export async function keepReturn(
  tx: Tx,
  { actId, orderId, lineId, seats }: Returned,
  { feeMinor, creditMinor }: Pick<LineOutcome, 'feeMinor' | 'creditMinor'>,
): Promise<void> {
  await run(tx, KEEP, [actId, lineId, orderId, seats, feeMinor, creditMinor, tx.now])
}
