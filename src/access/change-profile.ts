import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { personOf } from '../identity/fresh.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LangCode } from '../platform/lang.ts'
import { signInFirst } from '../platform/problems.ts'
import { PersonName } from '../platform/words.ts'

export const ChangeProfile = z.strictObject({ name: PersonName, lang: LangCode }).meta({ id: 'ChangeProfile' })
export type ChangeProfile = z.output<typeof ChangeProfile>

const CHANGE = statement<{ id: string }>(
  'profile-change',
  'update people set name = $2, lang = $3 where id = $1 and erased_at is null returning id',
)

/** A person is called differently from now on; what was ordered and issued keeps the name that was given then. */
export async function changeProfile(tx: Tx, { name, lang }: ChangeProfile): Promise<void> {
  const { personId } = personOf(tx.actor)
  const [changed] = await run(tx, CHANGE, [personId, name, lang])
  if (!changed) throw signInFirst()
  await emit(tx, { name: 'ProfileChanged', subjectId: personId })
}
