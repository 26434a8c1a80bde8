import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'

const OPENED = statement(
  'wallet-invitation-opened',
  'update seat_invitations set opened_at = $2 where digest = $1 and opened_at is null and used_at is null and closed_at is null',
)

/** Notes that the page behind an invitation's link was seen. Mail filters open links too: it says that the mail arrived, no more. */
export async function noteOpened(tx: Tx, token: string): Promise<void> {
  await run(tx, OPENED, [digestOf(token), tx.now])
}
