import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const LOCK = statement('seats-lock-one', 'select from seats where id = $1 for update')

/** Waits for its turn with a seat: what is read of its holder from then on stays as it is. */
export async function lockSeatRow(tx: Tx, seatId: string): Promise<void> {
  await run(tx, LOCK, [seatId])
}
