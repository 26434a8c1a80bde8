import { emit } from '../audit/emit.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const COUNT = statement<{ id: string }>(
  'passkey-count-use',
  `update passkeys set counter = $2, last_used_at = app_now()
   where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning id`,
)

/** Notes a use. False where the key has signed more often before: then there are two of it (WebAuthn § 6.1.1). */
export async function countUse(tx: Tx, { id, counter }: { id: string; counter: number }): Promise<boolean> {
  return (await run(tx, COUNT, [id, counter])).length > 0
}

/** Somebody came with what looks like a copy. The key goes on working for its owner, who is told and may remove it. */
export async function noteCopy(tx: Tx, passkey: { id: string; personId: string; name: string }): Promise<void> {
  const { id, personId, name } = passkey
  await emit(tx, { name: 'PasskeyLooksCopied', subjectId: personId, facts: { passkey: id } })
  await promiseWord(tx, { personId, change: 'passkey-copied', passkey: name })
}
