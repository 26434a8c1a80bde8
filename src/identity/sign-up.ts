import { z } from 'zod'
import { DAY_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newToken } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { Email, PersonName } from '../platform/words.ts'
import { Password } from './password.ts'

/** How long the mailed link opens the account. */
const LINK_MS = DAY_MS

export const SignUp = z.strictObject({
  name: PersonName,
  email: Email,
  password: Password,
  lang: LangCode.default('nb'),
})
export type SignUp = z.output<typeof SignUp>

const ASK = statement<{ isOpen: boolean }>(
  'sign-up',
  `insert into sign_ups (digest, email, name, lang, password_hash, created_at, ends_at, used_at)
   select $1, $2, $3, $4, $5, $6, $7, case when p.id is not null then $6::timestamptz end
   from (select 1) as always left join (person_addresses a join people p on p.id = a.person_id and p.email_verified_at is not null) on a.email = $2
   returning used_at is null as "isOpen"`,
)

/**
 * Asks for an account. It comes into being when the link with this token, mailed to the address, is opened: until then
 * nobody can sign in, and a guest with that address is untouched. The token is null where there is an account already;
 * the caller answers and mails alike, so that only the address's owner learns which. A row is written all the same, spent from
 * the beginning: a commit that has nothing to write is faster. `passwordHash` is `hashPassword`'s.
 */
export async function signUp(
  tx: Tx,
  { name, email, lang, passwordHash }: Omit<SignUp, 'password'> & { passwordHash: string },
): Promise<{ token: string | null }> {
  const token = newToken()
  const endsAt = new Date(tx.now.getTime() + LINK_MS)
  const [asked] = await run(tx, ASK, [digestOf(token), email, name, lang, passwordHash, tx.now, endsAt])
  return { token: asked?.isOpen ? token : null }
}
