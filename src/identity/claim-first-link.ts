import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { Email, PersonName, Token } from '../platform/words.ts'
import { grantRole } from './grant-role.ts'
import { isTaken } from './make-first-link.ts'
import { Password } from './password.ts'
import { addressKnown, hasAdministrator, linkSpent } from './problems.ts'

export const ClaimFirstLink = z.strictObject({
  token: Token,
  name: PersonName,
  email: Email,
  password: Password,
  lang: LangCode.default('nb'),
})
export type ClaimFirstLink = z.output<typeof ClaimFirstLink>

const USE = statement<{ digest: string }>(
  'first-link-use',
  `update one_time_links set used_at = app_now()
   where digest = $1 and purpose = 'first-administrator' and used_at is null and ends_at > app_now() returning digest`,
)
const CREATE = statement<{ id: string }>(
  'administrator-create',
  `insert into people (id, email, name, lang, password_hash, email_verified_at, created_at) values ($1, $2, $3, $4, $5, $6, $6)
   on conflict (email) do nothing returning id`,
)

/**
 * Makes the bearer of the operator's link the first administrator, once. Whoever reads the operator's terminal is trusted
 * with the address, so it counts as verified. @throws access/link-spent, access/has-administrator, people/address-known
 */
export async function claimFirstLink(
  tx: Tx,
  { token, name, email, lang, passwordHash }: Omit<ClaimFirstLink, 'password'> & { passwordHash: string },
): Promise<{ personId: string }> {
  const taken = await isTaken(tx)
  const [link] = await run(tx, USE, [digestOf(token)])
  if (!link) throw linkSpent()
  if (taken) throw hasAdministrator()
  const [person] = await run(tx, CREATE, [newId(), email, name, lang, passwordHash, tx.now])
  if (!person) throw addressKnown()
  await grantRole(tx, { personId: person.id, role: 'administrator' })
  return { personId: person.id }
}
