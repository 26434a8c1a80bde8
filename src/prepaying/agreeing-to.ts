import { isUnconfirmed } from '../companies/problems.ts'
import { companyById } from '../companies/queries.ts'
import type { CompanyPayer } from '../orders/payer.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, unknown } from '../platform/problems.ts'
import type { AcceptPrepaid } from './accept-prepaid.ts'

/**
 * The company as its invoice names it. One that nobody has confirmed says yes to nothing, and to one outside Norway VAT may be another
 * matter where it is (decisions/0014). @throws company/unknown, companies/unconfirmed, prepaid/abroad
 */
export async function agreeingTo(
  tx: Tx,
  companyId: string,
  { contactName, contactEmail }: Pick<AcceptPrepaid, 'contactName' | 'contactEmail'>,
): Promise<CompanyPayer> {
  const company = await companyById(tx, companyId)
  if (!company) throw unknown('company')
  if (!company.confirmed) throw isUnconfirmed()
  if (company.country !== 'NO') throw conflict('prepaid/abroad', 'Only companies in Norway can prepay.')
  const { name, organisationNumber, street, postcode, city, country } = company
  return {
    ...{ kind: 'company', name, organisationNumber, street, postcode, city, country },
    ...{ contactName, email: contactEmail },
  }
}
