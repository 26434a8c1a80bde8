import { noteAct } from '../audit/note-act.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

const SETTLE = statement<{ id: string }>(
  'notices-settle-bounces',
  `with settled as (
     update mail_bounces set settled_at = $3 where email = lower($1) and settled_at is null
       and ($2::uuid is null or exists (select from person_addresses a where a.person_id = $2 and a.email = lower($1))) returning mail_id),
   woken as (
     update mails set next_try_at = $3 where to_email = lower($1) and sent_at is null and bounced_at is null and exists (select from settled))
   select mail_id as id from settled`,
)

/**
 * Somebody says that an address takes mail again: what waits for it goes out at once. `personId`: only where it is an address of
 * theirs. What was refused before is not sent once more. @throws bounced-address/unknown
 */
export async function settleBounces(tx: Tx, email: string, personId: string | null): Promise<void> {
  const settled = await run(tx, SETTLE, [email, personId, tx.now])
  const [first] = settled
  if (!first) throw unknown('bounced-address')
  await noteAct(tx, { kind: 'address-tried', subjectId: first.id, after: { mails: settled.length } })
}
