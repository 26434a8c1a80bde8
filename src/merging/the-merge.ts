import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { thing } from '../platform/http/who.ts'
import { mergeUnknown } from './problems.ts'

/** A merge that waits to be decided on. To everybody but who proved the other address it does not exist; the verbs ask that. */
export const theMerge = thing({ name: 'merge', ties: { self: 'whoever proved the other address' }, held: [] })

/** Two accounts of one person: `here` stays, `there` becomes part of it. */
export type Both = { here: string; there: string }
export type OpenMerge = Both & { id: string; provedAt: Date; withCode: boolean }

const FIND = (lock: '' | 'for update of p') =>
  statement<OpenMerge>(
    `merge-open${lock === '' ? '' : '-lock'}`,
    `select p.id, p.person_id as here, p.account_id as there, p.proved_at as "provedAt", p.with_code as "withCode"
     from address_proofs p join person_addresses a on a.email = p.email and a.person_id = p.account_id
     where p.id::text = $1 and p.person_id = $2 and p.proved_at is not null and p.spent_at is null and p.ends_at > app_now() ${lock}`,
  )
const READ = FIND('')
const LOCK = FIND('for update of p')

/** The proof by which these two may become one, while the address is still that account's. @throws merge/unknown */
export const openMerge = (tx: Tx, proofId: string): Promise<OpenMerge> => found(tx, READ, proofId)

/** The same under its lock, so that one proof merges once. @throws merge/unknown */
export const lockMerge = (tx: Tx, proofId: string): Promise<OpenMerge> => found(tx, LOCK, proofId)

async function found(tx: Tx, how: typeof READ, proofId: string): Promise<OpenMerge> {
  if (tx.actor.kind !== 'person') throw mergeUnknown()
  const [merge] = await run(tx, how, [proofId, tx.actor.personId])
  if (!merge) throw mergeUnknown()
  return merge
}
