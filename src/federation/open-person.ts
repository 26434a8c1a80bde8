import { run, statement } from '../platform/db/statement.ts'
import { PlayAgain, type Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'

/** Whoever proved to own the address. */
export type Owner = { email: string; name: string; lang: Lang }

const LOCK = statement<{ id: string; hasAccount: boolean }>(
  'owner-lock',
  `select p.id, p.email_verified_at is not null as "hasAccount" from person_addresses a join people p on p.id = a.person_id
   where a.email = lower($1) for update of p`,
)
const VERIFY = statement('owner-verify', 'update people set name = $2, lang = $3, email_verified_at = $4 where id = $1')
const MAKE = statement<{ id: string }>(
  'owner-make',
  `insert into people (id, email, name, lang, email_verified_at, created_at) values ($1, $2, $3, $4, $5, $5)
   on conflict (email) do nothing returning id`,
)

/** The person of a proved address: as they are where they have an account, else a guest who has one now, else a new person. */
export async function openPerson(
  tx: Tx,
  { email, name, lang }: Owner,
): Promise<{ personId: string; hadAccount: boolean }> {
  const [known] = await run(tx, LOCK, [email])
  if (known?.hasAccount) return { personId: known.id, hadAccount: true }
  if (known) {
    await run(tx, VERIFY, [known.id, name, lang, tx.now])
    return { personId: known.id, hadAccount: false }
  }
  const [made] = await run(tx, MAKE, [newId(), email, name, lang, tx.now])
  if (!made) throw new PlayAgain('somebody else came with this address')
  return { personId: made.id, hadAccount: false }
}
