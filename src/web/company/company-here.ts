import { myCompanies } from '../../companies/read-company.ts'
import { unknown } from '../../platform/problems.ts'
import { idOf } from '../desk/id-of.ts'
import type { Visit } from '../visit.ts'
import type { OwnCompany } from './portal.ts'

/** The company in the address, if the visitor is a member of it. @throws company/unknown */
export async function companyHere(visit: Visit): Promise<OwnCompany> {
  const { on, caller } = visit
  const companyId = idOf(visit, 'company')
  const company = (await myCompanies(on, caller.actor)).find(({ id }) => id === companyId)
  if (!company) throw unknown('company')
  return company
}
