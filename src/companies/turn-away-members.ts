import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { isConfirmed } from './problems.ts'

const LOCK = statement<{ confirmed: boolean }>(
  'company-lock-to-turn-away',
  'select confirmed_at is not null as confirmed from companies where id = $1 for update',
)
const TURN_AWAY = statement<{ personId: string }>(
  'company-turn-away',
  'delete from company_members where company_id = $1 returning person_id as "personId"',
)

/**
 * Staff have found out that the members of an unconfirmed company do not speak for it: it has none from now on, and its real
 * people get it from staff. What the members ordered stays theirs. @throws company/unknown, companies/confirmed
 */
export async function turnAwayMembers(tx: Tx, companyId: string): Promise<void> {
  const [company] = await run(tx, LOCK, [companyId])
  if (!company) throw unknown('company')
  if (company.confirmed) throw isConfirmed()
  const gone = await run(tx, TURN_AWAY, [companyId])
  if (gone.length === 0) return
  const facts = { people: gone.map(({ personId }) => personId) }
  await emit(tx, { name: 'MembersTurnedAway', subjectId: companyId, facts })
}
