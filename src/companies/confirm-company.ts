import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { type Company, companyById } from './queries.ts'

const CONFIRM = statement<{ id: string }>(
  'company-confirm',
  'update companies set confirmed_at = $2 where id = $1 and confirmed_at is null returning id',
)

/**
 * Staff have found out that a company's members speak for it: from now on they see and steer all that is bought in its name.
 * Confirming again changes nothing. @throws company/unknown
 */
export async function confirmCompany(tx: Tx, companyId: string): Promise<Company> {
  const [confirmed] = await run(tx, CONFIRM, [companyId, tx.now])
  if (confirmed) await emit(tx, { name: 'CompanyConfirmed', subjectId: companyId })
  const company = await companyById(tx, companyId)
  if (!company) throw unknown('company')
  return company
}
