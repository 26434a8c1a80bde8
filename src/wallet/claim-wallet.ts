import { emit } from '../audit/emit.ts'
import { lockCompany } from '../companies/lock-company.ts'
import { putMember } from '../companies/put-member.ts'
import { CLAIMABLE } from '../orders/claimable.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { notClaimable } from './problems.ts'

const COMPANY = statement<{ companyId: string | null }>(
  'wallet-claim-company',
  'select company_id as "companyId" from orders where id = $1 and person_id = $2',
)
const OPEN = statement<{ open: boolean }>(
  'wallet-claim-open',
  `select ${CLAIMABLE} and not exists (
     select from company_members was where was.company_id = o.company_id and was.person_id = o.person_id) as open
   from orders o where o.id = $1`,
)

/**
 * The contact of an order that somebody here stands for becomes the owner of the company it was made for, where nobody acts for it
 * yet, and steers its seats. It stays unconfirmed: they see what they ordered, and nothing that others ordered in its name
 * (decisions/0028). @throws order/unknown, wallet/not-claimable
 */
export async function claimWallet(
  tx: Tx,
  { orderId, personId }: { orderId: string; personId: string },
): Promise<{ companyId: string }> {
  const [order] = await run(tx, COMPANY, [orderId, personId])
  if (!order) throw unknown('order')
  const { companyId } = order
  if (!companyId) throw notClaimable()
  await lockCompany(tx, companyId)
  const [claim] = await run(tx, OPEN, [orderId])
  if (!claim?.open) throw notClaimable()
  await putMember(tx, { companyId, personId, role: 'owner' })
  await emit(tx, { name: 'CompanyClaimed', subjectId: companyId, facts: { orderId } })
  return { companyId }
}
