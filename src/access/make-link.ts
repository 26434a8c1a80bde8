import type { LinkPurpose } from '../identity/schema.ts'
import { MINUTE_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newToken } from '../platform/ids.ts'

export type MailedPurpose = Exclude<LinkPurpose, 'first-administrator'>

/** How long a mailed link works, in minutes. */
export const LINK_MINUTES: Record<MailedPurpose, number> = { 'sign-in': 30, 'new-password': 60 }

const MAKE = statement<{ isSomebodys: boolean }>(
  'mailed-link-make',
  `insert into one_time_links (digest, purpose, person_id, created_at, ends_at, used_at)
   select $1, $2, a.person_id, $4, $5, case when a.person_id is null then $4::timestamptz end
   from (select 1) as always left join person_addresses a on a.email = lower($3) returning person_id is not null as "isSomebodys"`,
)

/**
 * A link for whoever reads the mail of this address. The token is null where nobody has it; the caller answers and mails alike,
 * so that only the address's owner learns which. A row is written all the same, spent from the beginning: a commit that has
 * nothing to write is faster.
 */
export async function makeLink(
  tx: Tx,
  { email, purpose }: { email: string; purpose: MailedPurpose },
): Promise<{ token: string | null }> {
  const token = newToken()
  const endsAt = new Date(tx.now.getTime() + LINK_MINUTES[purpose] * MINUTE_MS)
  const [made] = await run(tx, MAKE, [digestOf(token), purpose, email, tx.now, endsAt])
  return { token: made?.isSomebodys ? token : null }
}
