import { emit } from '../audit/emit.ts'
import type { Admission } from '../catalogue/admission.ts'
import { daysAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import { promiseApplicationMail } from './application-mail.ts'
import { alreadyEnrolled, notAsked, onceEach } from './problems.ts'

/** The seat that a company has given somebody: which, whose, and by when they show their papers. */
export type Given = {
  offeringId: string
  seatId: string
  personId: string
  companyId: string
  company: string
  showBy: Date
}

type Facts = { poolId: string; endsAt: Date; admission: Admission | null; isEnrolled: boolean; hasApplied: boolean }
const FACTS = statement<Facts>(
  'admission-facts-of-given',
  `select s.pool_id as "poolId", o.ends_at as "endsAt", o.admission,
     exists (select from enrolments e where e.person_id = $3 and e.offering_id = o.id and e.withdrawn_at is null) as "isEnrolled",
     exists (select from applications a where a.person_id = $3 and a.offering_id = o.id and a.ended_at is null) as "hasApplied"
   from offerings o, seats s where o.id = $1 and s.id = $2`,
)
const WRITE = statement(
  'admission-write-for-given',
  `insert into applications (id, offering_id, pool_id, person_id, seat_id, company_id, company, show_by, lang, requirements, message,
     applied_at, decide_by, held_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
)

/**
 * Applies for the seat that a company has given somebody, whose row the caller has locked. It is theirs already, so nothing is held and
 * there is nothing to pay. Returns the application's id. @throws admission/not-asked, enrolment/already, admission/already
 */
export async function applyForGiven(
  tx: Tx,
  given: Given,
  { message, lang }: { message: string; lang: Lang },
): Promise<string> {
  const { offeringId, seatId, personId, companyId, company, showBy } = given
  const [facts] = await run(tx, FACTS, [offeringId, seatId, personId])
  if (!facts?.admission) throw notAsked(offeringId)
  if (facts.isEnrolled) throw alreadyEnrolled(offeringId)
  if (facts.hasApplied) throw onceEach()
  const { requirements, decisionDays } = facts.admission
  const id = newId()
  const decideBy = new Date(Math.min(daysAfter(tx.now, decisionDays).getTime(), facts.endsAt.getTime()))
  const of = [id, offeringId, facts.poolId, personId, seatId, companyId, company, showBy]
  await run(tx, WRITE, [...of, lang, requirements[lang], message, tx.now, decideBy, facts.endsAt])
  await promiseApplicationMail(tx, 'received', id)
  await emit(tx, { name: 'ApplicationMade', subjectId: offeringId, facts: { applicationId: id, decideBy, companyId } })
  return id
}
