import { emit } from '../audit/emit.ts'
import { lockCompany } from '../companies/lock-company.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { constraintSpeaks, invalid } from '../platform/problems.ts'
import type { PrepaidBody } from './prepaid.ts'
import { courseTaxed, noSuchCourse, notWholePrices, numberTaken } from './problems.ts'

const COURSES = statement<{ id: string; taxed: boolean }>(
  'prepaid-courses',
  `select c.id, exists (select from offerings f join offering_prices p on p.offering_id = f.id join tax_classes t on t.code = p.tax_class
     where f.course_id = c.id and f.ends_at > app_now() and t.category <> 'E') as taxed from courses c where c.id = any ($1::uuid[])`,
)
const PUT = statement(
  'prepaid-put',
  `insert into prepaids (id, company_id, number, places, net_minor, currency, course_ids, until_day, at_end, answer_by, offered_at, offered_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)
constraintSpeaks('prepaids_number_once', numberTaken)

/**
 * Offers a company places, or an amount, that it pays for before its people choose. What it says never changes: whoever wants it otherwise
 * takes it back and offers another. Courses that are sold with VAT cannot be prepaid (decisions/0077).
 * @throws company/unknown, prepaid/number-taken, prepaid/course-taxed, prepaid/not-whole-prices, request/invalid
 */
export async function offerPrepaid(tx: Tx, companyId: string, body: PrepaidBody): Promise<{ prepaidId: string }> {
  await lockCompany(tx, companyId)
  demandSound(body, dayIn(SELLER_ZONE, tx.now))
  await demandExempt(tx, body.courseIds ?? [])
  const prepaidId = newId()
  const { number, places, net, courseIds, untilDay, atEnd, answerBy } = body
  await run(tx, PUT, [
    ...[prepaidId, companyId, number, places, net.minor, net.currency, courseIds, untilDay, atEnd, answerBy],
    ...[tx.now, nameOf(tx.actor)],
  ])
  await emit(tx, { name: 'PrepaidOffered', subjectId: companyId, facts: { prepaidId, netMinor: net.minor, places } })
  return { prepaidId }
}

function demandSound({ untilDay, answerBy, places, net }: PrepaidBody, today: string): void {
  if (answerBy < today) throw invalid('/answerBy', 'must not be over')
  if (untilDay < answerBy) throw invalid('/untilDay', 'must not come before answerBy')
  if (places !== null && net.minor % places !== 0) throw notWholePrices()
}

async function demandExempt(tx: Tx, courseIds: readonly string[]): Promise<void> {
  if (courseIds.length === 0) return
  const known = new Map((await run(tx, COURSES, [courseIds])).map(({ id, taxed }) => [id, taxed]))
  const missing = courseIds.findIndex((id) => !known.has(id))
  if (missing >= 0) throw noSuchCourse(missing)
  const taxed = courseIds.findIndex((id) => known.get(id))
  if (taxed >= 0) throw courseTaxed(taxed)
}
