import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockByToken } from './the-request.ts'

const OPENED = statement(
  'asking-opened',
  'update purchase_requests set opened_at = coalesce(opened_at, $2) where id = $1',
)

/** Notes that somebody has opened the request by a press of a button: mail filters open links, and press none. @throws asking/link-spent */
export async function noteOpened(tx: Tx, token: string): Promise<void> {
  const { id } = await lockByToken(tx, token)
  await run(tx, OPENED, [id, tx.now])
}
