import { emit } from '../audit/emit.ts'
import { alreadyMember } from '../companies/problems.ts'
import { putMember } from '../companies/put-member.ts'
import { membership } from '../companies/queries.ts'
import { personOf } from '../identity/fresh.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { type CompanyToJoin, companiesToJoin } from './companies-to-join.ts'
import { declinedLately, tooManyWishes } from './problems.ts'
import { promiseWish } from './wish-mail.ts'

/** People of one company who wait for its answer, at most. */
const OPEN_MAX = 200

const FORGET = statement(
  'join-wish-forget',
  `delete from join_wishes w using company_members m where w.company_id = $1 and w.person_id = $2 and w.answered_at is null
     and m.company_id = w.company_id and m.person_id = w.person_id and m.ended_at >= w.asked_at`,
)
const OPEN = statement<{ open: number }>(
  'join-wishes-count-open',
  'select count(*) as open from join_wishes where company_id = $1 and answered_at is null',
)
const ASK = statement<{ id: string }>(
  'join-wish-ask',
  'insert into join_wishes (id, company_id, person_id, asked_at) values ($1, $2, $3, $4) on conflict do nothing returning id',
)

/**
 * Whoever has an address at a company's domain asks to act for it: a buyer at once, where an owner has decided so and they never were
 * a member, else a wish that its owners and managers answer. To everybody else the company does not exist. Asking again changes
 * nothing. The transaction must see all companies. @throws company/unknown, companies/already-member, joining/declined, joining/too-many-wishes
 */
export async function askToJoin(tx: Tx, companyId: string): Promise<{ joined: boolean }> {
  const { personId } = personOf(tx.actor)
  const found = (await companiesToJoin(tx, personId)).find((each) => each.companyId === companyId)
  // In this order: whoever comes in between the two is told that they are in.
  if (!found) throw (await membership(tx, companyId, personId)) ? alreadyMember() : unknown('company')
  if (found.atOnce) return comeIn(tx, found, personId)
  if (found.wish === 'declined') throw declinedLately()
  if (found.wish === 'none') await ask(tx, companyId, personId)
  return { joined: false }
}

async function comeIn(tx: Tx, { companyId, domain }: CompanyToJoin, personId: string): Promise<{ joined: boolean }> {
  await putMember(tx, { companyId, personId, role: 'buyer', firstTime: true })
  await emit(tx, { name: 'JoinedByDomain', subjectId: companyId, facts: { personId, domain } })
  await promiseWish(tx, { companyId, personId, joined: true })
  return { joined: true }
}

async function ask(tx: Tx, companyId: string, personId: string): Promise<void> {
  await run(tx, FORGET, [companyId, personId])
  const [counted] = await run(tx, OPEN, [companyId])
  if (counted!.open >= OPEN_MAX) throw tooManyWishes()
  const [made] = await run(tx, ASK, [newId(), companyId, personId, tx.now])
  if (!made) return
  await emit(tx, { name: 'JoinAsked', subjectId: companyId, facts: { wishId: made.id, personId } })
  await promiseWish(tx, { companyId, personId, joined: false })
}
