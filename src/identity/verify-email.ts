import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId } from '../platform/ids.ts'
import { linkSpent } from './problems.ts'

const USE = statement<{ email: string; name: string; lang: string; passwordHash: string }>(
  'sign-up-use',
  `update sign_ups set used_at = app_now() where digest = $1 and used_at is null and ends_at > app_now()
   returning email, name, lang, password_hash as "passwordHash"`,
)
const OPEN = statement<{ id: string }>(
  'account-open',
  `insert into people (id, email, name, lang, password_hash, email_verified_at, created_at)
   select $1, $2, $3, $4, $5, $6, $6
   where not exists (select from person_addresses a join people p on p.id = a.person_id where a.email = $2 and p.email <> $2)
   on conflict (email) do update set name = excluded.name, lang = excluded.lang,
     password_hash = excluded.password_hash, email_verified_at = excluded.email_verified_at
   where people.email_verified_at is null returning id`,
)

/**
 * Opens the account that the mailed link stands for. A guest with that address becomes its owner; somebody who proved
 * it before keeps their account as it is. A link works once. Whether its bearer knows the password is `openAccount`'s.
 */
export async function verifyEmail(tx: Tx, { token }: { token: string }): Promise<{ personId: string }> {
  const [asked] = await run(tx, USE, [digestOf(token)])
  if (!asked) throw linkSpent()
  const [person] = await run(tx, OPEN, [newId(), asked.email, asked.name, asked.lang, asked.passwordHash, tx.now])
  if (!person) throw linkSpent()
  return { personId: person.id }
}
