import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { admissionNeeded } from '../storefront/demand-open.ts'
import { nameLater, personsOnly } from './problems.ts'

const ADMITTED = statement<object>(
  'admission-admitted',
  `select a.id from applications a where a.hold_id = $1 and a.offering_id = $2 and a.person_id = $3
     and a.decision = 'admitted' and a.ended_at is null`,
)

const APPLICANTS = statement<object>(
  'admission-hold-of-applicant',
  'select id from applications where hold_id = $1 and offering_id = $2',
)

/** A line of an order for an offering that checks who may come: whose seats, held by what, paid by whom. */
export type CheckedLine = {
  offeringId: string
  quantity: number
  people: readonly string[]
  holdId: string | null
  payer: 'person' | 'company'
}

/**
 * One seat, for the very person who was admitted, out of the hold of their application; or seats of a company, which names nobody with
 * the order and takes no applicant's seat. @throws admission/needed, admission/persons-only, admission/name-later
 */
export async function demandAdmitted(tx: Tx, line: CheckedLine): Promise<void> {
  const { offeringId, quantity, people, holdId, payer } = line
  if (payer === 'company') return demandUnnamed(tx, line)
  if (quantity !== 1) throw personsOnly(offeringId)
  const [admitted] = holdId ? await run(tx, ADMITTED, [holdId, offeringId, people[0]]) : []
  if (!admitted) throw admissionNeeded(offeringId)
}

async function demandUnnamed(tx: Tx, { offeringId, people, holdId }: CheckedLine): Promise<void> {
  const [applicants] = holdId ? await run(tx, APPLICANTS, [holdId, offeringId]) : []
  if (applicants) throw personsOnly(offeringId)
  if (people.length > 0) throw nameLater(offeringId)
}
