import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

const END = statement<{ id: string }>(
  'api-key-end',
  'update api_keys set ends_at = least(coalesce(ends_at, $2), $2) where id = $1 returning id',
)

/** Ends a program's key at once; what it did keeps its name. Ending it again changes nothing. @throws api-key/unknown */
export async function endApiKey(tx: Tx, id: string): Promise<void> {
  const [ended] = await run(tx, END, [id, tx.now])
  if (!ended) throw unknown('api-key')
}
