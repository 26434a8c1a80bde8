import { emit } from '../audit/emit.ts'
import { demandFresh } from '../identity/fresh.ts'
import { type MakeApiKey, makeApiKey } from '../identity/make-api-key.ts'
import type { Tx } from '../platform/db/transact.ts'
import { invalid } from '../platform/problems.ts'

/** Makes a key for a program and writes down who made it. One that has ended already would only puzzle its program. @throws access/prove-again */
export async function makeKey(tx: Tx, wish: MakeApiKey): Promise<{ id: string; key: string }> {
  demandFresh(tx.actor)
  if (wish.endsAt && wish.endsAt <= tx.now) throw invalid('/endsAt', 'this time is over')
  const made = await makeApiKey(tx, wish)
  await emit(tx, { name: 'ApiKeyMade', subjectId: made.id, facts: factsOf(wish) })
  return made
}

const factsOf = ({ roles, faculties = [], personal = false, endsAt }: MakeApiKey) => ({
  ...{ roles, faculties, personal },
  endsAt: endsAt ?? null,
})
