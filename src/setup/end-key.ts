import { emit } from '../audit/emit.ts'
import { endApiKey } from '../identity/end-api-key.ts'
import type { Tx } from '../platform/db/transact.ts'

/** Ends a program's key and writes down who ended it. @throws api-key/unknown */
export async function endKey(tx: Tx, id: string): Promise<void> {
  await endApiKey(tx, id)
  await emit(tx, { name: 'ApiKeyEnded', subjectId: id })
}
