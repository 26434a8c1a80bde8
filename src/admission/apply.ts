import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { personOf } from '../identity/fresh.ts'
import { daysAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { Text } from '../platform/words.ts'
import { holdSeats } from '../seats/hold-seats.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { onlookerOf } from '../storefront/onlooker.ts'
import { promiseApplicationMail } from './application-mail.ts'
import { alreadyEnrolled, full, notAsked, notOnSale, onceEach, unprovedAddress } from './problems.ts'

/** The longest that somebody says of themselves with an application, in characters. */
export const MESSAGE_MAX = 4000
export const Apply = z
  .strictObject({
    message: Text.max(MESSAGE_MAX).default('').meta({ description: 'What the applicant says of how they fit' }),
    lang: LangCode.default('nb').meta({ description: 'In which they are written to' }),
  })
  .meta({ id: 'Apply' })

type Person = { proved: boolean; isEnrolled: boolean; hasApplied: boolean }
const PERSON = statement<Person>(
  'admission-person',
  `select p.email_verified_at is not null as proved,
     exists (select from enrolments e where e.person_id = p.id and e.offering_id = $2 and e.withdrawn_at is null) as "isEnrolled",
     exists (select from applications a where a.person_id = p.id and a.offering_id = $2 and a.ended_at is null) as "hasApplied"
   from people p where p.id = $1 and p.erased_at is null`,
)
const WRITE = statement(
  'admission-write-application',
  `insert into applications (id, offering_id, pool_id, person_id, hold_id, lang, requirements, message, applied_at, decide_by, held_until)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

/**
 * Applies for a seat and holds it until booking closes, so that nobody waits for an answer in vain. Returns the application's id.
 * @throws access/sign-in, offering/unknown, offering/not-on-sale, admission/not-asked, admission/full, admission/already,
 *   admission/address-unproved, enrolment/already
 */
export async function apply(tx: Tx, offeringId: string, { message, lang }: z.output<typeof Apply>): Promise<string> {
  const { personId } = personOf(tx.actor)
  const [offer] = await offersOf(tx, [offeringId], onlookerOf(tx.actor, lang))
  if (!offer) throw unknown('offering')
  const { requirements, decisionDays } = demandApplicable(offer)
  const [person] = await run(tx, PERSON, [personId, offeringId])
  if (!person?.proved) throw unprovedAddress()
  if (person.isEnrolled) throw alreadyEnrolled(offeringId)
  if (person.hasApplied) throw onceEach()
  const { poolId, saleClosesAt } = offer
  const holdId = await holdSeats(tx, { lines: [{ poolId, quantity: 1 }], until: saleClosesAt, held: 'applicant' })
  if (!holdId) throw full(offeringId)
  const id = newId()
  const decideBy = new Date(Math.min(daysAfter(tx.now, decisionDays).getTime(), saleClosesAt.getTime()))
  const said = [lang, requirements, message, tx.now, decideBy, saleClosesAt]
  await run(tx, WRITE, [id, offeringId, poolId, personId, holdId, ...said])
  await promiseApplicationMail(tx, 'received', id)
  await emit(tx, { name: 'ApplicationMade', subjectId: offeringId, facts: { applicationId: id, decideBy } })
  return id
}

function demandApplicable({ offeringId, admission, sale }: Offer): NonNullable<Offer['admission']> {
  if (!admission) throw notAsked(offeringId)
  if (sale === 'closed' || sale === 'not-yet') throw notOnSale(offeringId, sale)
  if (sale === 'sold-out') throw full(offeringId)
  return admission
}
