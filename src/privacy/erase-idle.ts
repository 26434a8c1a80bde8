import { type On, run, statement } from '../platform/db/statement.ts'
import { problemOf } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { ERASER } from './ask-erasure.ts'
import { erasePerson } from './erase-person.ts'

/** How long somebody who never opened an account is known after their last order or course, in years. */
const GUEST_YEARS = 3
/** How long a guest's certificate can be checked, in years; whoever has an account keeps theirs as long as the account. */
const CERTIFICATE_YEARS = 10
/** So many in one night. */
const MOST = 500

const since = `app_now() - interval '${GUEST_YEARS} years'`
const IDLE = `people p where p.erased_at is null and p.email_verified_at is null and p.password_hash is null and p.created_at < ${since}
  and not exists (select from person_roles r where r.person_id = p.id)
  and not exists (select from external_identities i where i.person_id = p.id)
  and not exists (select from company_members m where m.person_id = p.id and m.ended_at is null)
  and not exists (select from orders o where o.person_id = p.id and o.placed_at >= ${since})
  and not exists (select from enrolments e join offerings f on f.id = e.offering_id where e.person_id = p.id and f.ends_at >= ${since})
  and not exists (select from enrolments e join certificates c on c.enrolment_id = e.id where e.person_id = p.id and c.content is not null
    and c.issued_at >= app_now() - interval '${CERTIFICATE_YEARS} years')
  and not exists (select from offering_teachers t where t.person_id = p.id and t.ended_at is null)`
const COUNT = statement<{ count: number }>('idle-guests-count', `select count(*) as count from ${IDLE}`)
const FIND = statement<{ id: string }>('idle-guests', `select p.id from ${IDLE} order by p.created_at limit ${MOST}`)

export const countIdle = async (on: On): Promise<number> => (await run(on, COUNT, []))[0]?.count ?? 0

/** Erases guests of long ago. Of whom something is still open stays for another night. */
export async function eraseIdle(till: Till): Promise<number> {
  let erased = 0
  for (const { id } of await run({ client: till.connection.pool }, FIND, [])) {
    try {
      await act(till, ERASER, (tx) => erasePerson(tx, id))
      erased++
    } catch (error) {
      if (problemOf(error) === null) throw error
    }
  }
  return erased
}
