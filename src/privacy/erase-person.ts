import { emit } from '../audit/emit.ts'
import { whomOf } from '../identity/whom.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { valuesOf } from './copy-of.ts'
import { EVERYWHERE } from './everywhere.ts'
import { hindrancesOf } from './hindrances.ts'
import { openThings } from './problems.ts'

const LOCK = statement<{ lang: Lang }>(
  'erasure-lock-person',
  'select lang from people where id = $1 and erased_at is null for update',
)
const LOCK_ADMINISTRATORS = statement(
  'erasure-lock-administrators',
  `select from person_roles where role = 'administrator' order by person_id for update`,
)
const LOCK_OWNERS = statement(
  'erasure-lock-owners',
  `select from company_members where role = 'owner' and ended_at is null
     and company_id in (select company_id from company_members where person_id = $1) order by company_id, person_id for update`,
)
const DONE = statement(
  'erasure-done',
  'update erasures set done_at = $2 where person_id = $1 and withdrawn_at is null and done_at is null',
)

/** Where the last mail to somebody goes: known only to whoever sends it. */
export type Farewell = { email: string; lang: Lang }

/**
 * Makes a person nobody: everything of theirs goes, and where something must be kept it names a stand-in. Whoever was ordering
 * at this moment holds their row, so this waits, and then sees the order. @throws person/unknown, erasure/open-things
 */
export async function erasePerson(tx: Tx, personId: string): Promise<Farewell> {
  const [person] = await run(tx, LOCK, [personId])
  const whom = await whomOf(tx, personId)
  if (!person || !whom) throw unknown('person')
  await run(tx, LOCK_ADMINISTRATORS, [])
  await run(tx, LOCK_OWNERS, [personId])
  const hindrances = await hindrancesOf(tx, whom)
  if (hindrances.length > 0) throw openThings(hindrances)
  for (const { erased } of EVERYWHERE)
    if (!('because' in erased)) for (const each of erased) await run(tx, each, valuesOf(whom))
  await run(tx, DONE, [personId, tx.now])
  await emit(tx, { name: 'PersonErased', subjectId: personId })
  return { email: whom.addresses[0]!, lang: person.lang }
}
