import { type On, run, statement } from '../platform/db/statement.ts'

const FIND = statement<{ found: boolean }>(
  'enrolment-already-in',
  `select exists (
     select from jsonb_to_recordset($1) as w("personId" uuid, "offeringId" uuid)
     join enrolments e on e.person_id = w."personId" and e.offering_id = w."offeringId" and e.withdrawn_at is null) as found`,
)

/** Whether any of these people has a seat in that offering already. */
export async function alreadyIn(on: On, pairs: readonly { personId: string; offeringId: string }[]): Promise<boolean> {
  if (pairs.length === 0) return false
  const [row] = await run(on, FIND, [JSON.stringify(pairs)])
  return row!.found
}
