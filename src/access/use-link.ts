import { linkSpent } from '../identity/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'
import type { MailedPurpose } from './make-link.ts'

const USE = statement<{ personId: string }>(
  'mailed-link-use',
  `with used as (
     update one_time_links set used_at = app_now()
     where digest = $1 and purpose = $2 and used_at is null and ends_at > app_now() returning person_id
   )
   update people set email_verified_at = coalesce(email_verified_at, app_now()) from used where id = used.person_id
   returning id as "personId"`,
)

/** Spends a mailed link. Whoever held it reads the mail of that address, so the address is proved. @throws access/link-spent */
export async function useLink(tx: Tx, { token, purpose }: { token: string; purpose: MailedPurpose }): Promise<string> {
  const [person] = await run(tx, USE, [digestOf(token), purpose])
  if (!person) throw linkSpent()
  return person.personId
}
