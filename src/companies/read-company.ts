import type { Actor } from '../platform/actor.ts'
import type { On } from '../platform/db/statement.ts'
import { unknown } from '../platform/problems.ts'
import { demandMember } from './may-act-for.ts'
import { type Company, companiesOf, companyById } from './queries.ts'

/** A company as its members and staff see it. @throws company/unknown to everyone else */
export async function readCompany(asking: On & { actor: Actor }, companyId: string): Promise<Company> {
  await demandMember(asking, companyId)
  const company = await companyById(asking, companyId)
  if (!company) throw unknown('company')
  return company
}

/** The companies the actor is a member of; a program is a member of none. */
export const myCompanies = async (on: On, actor: Actor): ReturnType<typeof companiesOf> =>
  actor.kind === 'person' ? companiesOf(on, actor.personId) : []
