import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { Admission } from '../catalogue/admission.ts'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { applicationsOpen, seatsTaken } from './problems.ts'

export const SetAdmission = z
  .strictObject({ admission: Admission.nullable().meta({ description: 'Null: everybody may buy' }) })
  .meta({ id: 'SetAdmission' })

const READ = statement<{ admission: Admission | null }>(
  'admission-read',
  'select admission from offerings where id = $1',
)
const LOCK_POOLS = statement(
  'admission-lock-pools',
  'select from seat_pools where offering_id = $1 order by id for update',
)
const FACTS = statement<{ taken: boolean; open: number }>(
  'admission-facts',
  `select exists (select from seats s join seat_pools p on p.id = s.pool_id
       where p.offering_id = $1 and (s.sold_at is not null or s.held_until > app_now()))
     or exists (select from waiting_entries e where e.offering_id = $1 and e.ended_at is null) as taken,
     (select count(*) from applications a where a.offering_id = $1 and a.ended_at is null) as open`,
)
const WRITE = statement(
  'admission-write',
  `with pools as (update seat_pools set by_admission = $2::jsonb is not null where offering_id = $1)
   update offerings set admission = $2 where id = $1`,
)

/** How an offering checks who may come; null where everybody may buy. @throws offering/unknown */
export async function admissionOf(on: On, offeringId: string): Promise<Admission | null> {
  const [found] = await run(on, READ, [offeringId])
  if (!found) throw unknown('offering')
  return found.admission
}

/**
 * Says how an offering checks who may come. It may begin to while nobody has a seat, and end to once no application is open: what
 * somebody has bought or been promised does not become harder to get afterwards. The words may be mended at any time; open
 * applications keep theirs.
 * @throws offering/unknown, admission/seats-taken, admission/applications-open, admission/closed-offering
 */
export async function setAdmission(tx: Tx, offeringId: string, admission: Admission | null): Promise<void> {
  const before = await lockOffering(tx, offeringId)
  await run(tx, LOCK_POOLS, [offeringId])
  const [facts] = await run(tx, FACTS, [offeringId])
  if (admission && !before.admission && facts!.taken) throw seatsTaken()
  if (!admission && facts!.open > 0) throw applicationsOpen(facts!.open)
  await run(tx, WRITE, [offeringId, admission && JSON.stringify(admission)])
  await emit(tx, { name: 'AdmissionSet', subjectId: offeringId, facts: { checked: admission !== null } })
}
