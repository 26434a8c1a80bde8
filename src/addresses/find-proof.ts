import { linkSpent } from '../identity/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** A proof under the lock of its row. */
export type AddressProof = {
  id: string
  personId: string
  email: string
  provedAt: Date | null
  accountId: string | null
}

const FIND = statement<AddressProof>(
  'address-proof-find',
  `select id, person_id as "personId", email, proved_at as "provedAt", account_id as "accountId"
   from address_proofs where digest = $1 and spent_at is null and ends_at > app_now() for update`,
)

/** The proof that a mailed token stands for. @throws access/link-spent */
export async function findProof(tx: Tx, digest: string): Promise<AddressProof> {
  const [proof] = await run(tx, FIND, [digest])
  if (!proof) throw linkSpent()
  return proof
}
