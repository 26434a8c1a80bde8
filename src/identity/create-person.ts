import { z } from 'zod'
import { clientOf, hasRole } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { forbidden, signInFirst } from '../platform/problems.ts'
import { Email, ExternalId, PersonName } from '../platform/words.ts'
import { addressKnown } from './problems.ts'
import type { Person } from './queries.ts'

export const CreatePerson = z.strictObject({
  name: PersonName,
  email: Email,
  lang: LangCode.default('nb'),
  externalId: ExternalId.optional(),
})
export type CreatePerson = z.output<typeof CreatePerson>

const CREATE = statement<Person>(
  'person-create',
  `insert into people (id, email, name, lang, created_at, external_client, external_id)
   select $1, $2, $3, $4, $5, $6, $7
   where not exists (select from person_addresses a where a.email = $2) on conflict (email) do nothing returning id, email, name, lang`,
)
const FIND = statement<Person & { same: boolean }>(
  'person-find-external',
  `select p.id, p.email, p.name, p.lang, coalesce(p.external_client = $2 and p.external_id = $3, false) as same
   from person_addresses a join people p on p.id = a.person_id where a.email = $1`,
)

/** A person without a password, told to us by another system. The same address with the same external id is the same person. */
export async function createPerson(tx: Tx, { name, email, lang, externalId }: CreatePerson): Promise<Person> {
  if (tx.actor.kind === 'visitor') throw signInFirst()
  if (!hasRole(tx.actor, 'course-administrator')) throw forbidden()
  const client = externalId === undefined ? null : clientOf(tx.actor)
  const [made] = await run(tx, CREATE, [newId(), email, name, lang, tx.now, client, externalId ?? null])
  if (made) return made
  const [known] = await run(tx, FIND, [email, client, externalId ?? null])
  if (!known?.same) throw addressKnown(known?.id)
  return { id: known.id, email: known.email, name: known.name, lang: known.lang }
}
