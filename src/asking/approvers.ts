import { APPROVER_ROLES } from '../companies/approval-needed.ts'

const ROLES = APPROVER_ROLES.map((role) => `'${role}'`).join(', ')

/** Of requests `r`: person $1 answers for the company that is asked. */
export const ANSWERS = `exists (select from company_members m where m.company_id = r.company_id and m.person_id = $1
  and m.ended_at is null and m.unit_ids is null and m.role in (${ROLES}))`

/** Of requests `r`, or what carries their company: the people `p` who may answer. */
export const APPROVERS = `join company_members a on a.company_id = r.company_id and a.ended_at is null and a.unit_ids is null and a.role in (${ROLES})
  join people p on p.id = a.person_id and p.erased_at is null`
