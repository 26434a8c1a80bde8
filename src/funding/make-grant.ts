import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockCourse } from '../catalogue/lock-course.ts'
import { companyByNumber } from '../companies/queries.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { CurrencyCode, LARGEST_MINOR } from '../platform/money.ts'
import { invalid, unknown } from '../platform/problems.ts'
import { LINE_MAX, Line } from '../platform/words.ts'
import { endsInThePast, endsLater, seatsGrantedAlready } from './problems.ts'
import { type Grant, grantById, grantsOfCourse, hasFunder, isOfCourse } from './queries.ts'
import { ELIGIBLE, MODES } from './schema.ts'

/** The whole price of a seat, in basis points; the most seats and the most companies that a grant names. */
const WHOLE = 10_000
const SEATS_MOST = 1_000_000
const COMPANIES_MOST = 200

const Minor = z.int().min(1).max(LARGEST_MINOR)
export const GrantBody = z
  .strictObject({
    courseId: z.uuid(),
    offeringId: z.uuid().nullable().default(null).meta({ description: 'Only this offering of the course' }),
    currency: CurrencyCode.default('NOK').meta({ description: 'Only seats sold in it count' }),
    seatMinor: Minor.nullable().default(null).meta({ description: 'For each seat, at most its price without VAT' }),
    seatBasisPoints: z
      .int()
      .min(1)
      .max(WHOLE)
      .nullable()
      .default(null)
      .meta({ description: 'Of the price of each seat without VAT, instead of an amount: 5000 is half' }),
    fromDay: z.iso.date(),
    untilDay: z.iso.date().nullable().default(null).meta({ description: 'The last day on which a seat may be sold' }),
    seatsMost: z.int().min(1).max(SEATS_MOST).nullable().default(null),
    mostMinor: Minor.nullable().default(null).meta({ description: 'For all seats together' }),
    eligible: z.enum(ELIGIBLE).default('everybody'),
    companies: z
      .array(Line.max(LINE_MAX))
      .max(COMPANIES_MOST)
      .default([])
      .meta({ description: 'Organisation numbers, where eligible is named-companies' }),
    mode: z.enum(MODES),
    note: Line,
  })
  .meta({ id: 'GrantBody' })
export type GrantBody = z.output<typeof GrantBody>

const ADD = statement(
  'funding-add-grant',
  `insert into funding_grants (id, funder_id, course_id, offering_id, currency, seat_minor, seat_basis_points, from_day, until_day, seats_most,
     most_minor, eligible, mode, note, set_at, set_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
)
const NAME = statement(
  'funding-name-companies',
  'insert into funding_grant_companies (grant_id, company_id) select $1, unnest($2::uuid[])',
)

/**
 * Writes down what a funder gives for the seats of a course. Whoever does so waits for the course's row, so that no two grants are for
 * the same seats. Returns its id.
 * @throws funder/unknown, grant/seats-granted-already, request/invalid with a pointer
 */
export async function makeGrant(tx: Tx, funderId: string, body: GrantBody): Promise<string> {
  if (!(await hasFunder(tx, funderId))) throw unknown('funder')
  demandSense(body)
  await lockCourse(tx, body.courseId).catch(() => {
    throw invalid('/courseId', 'there is no such course')
  })
  if (body.offeringId !== null && !(await isOfCourse(tx, { ...body, offeringId: body.offeringId })))
    throw invalid('/offeringId', 'is no offering of this course')
  const companyIds = await companiesOf(tx, body)
  for (const other of await grantsOfCourse(tx, body.courseId))
    if (isForSameSeats({ ...body, companyIds }, other)) throw seatsGrantedAlready(other.id)
  const id = newId()
  const { courseId, offeringId, currency, seatMinor, seatBasisPoints, fromDay, untilDay, seatsMost, mostMinor } = body
  const terms = [courseId, offeringId, currency, seatMinor, seatBasisPoints, fromDay, untilDay, seatsMost, mostMinor]
  await run(tx, ADD, [id, funderId, ...terms, body.eligible, body.mode, body.note, tx.now, nameOf(tx.actor)])
  if (companyIds.length > 0) await run(tx, NAME, [id, companyIds])
  await emit(tx, { name: 'GrantMade', subjectId: id, facts: { funderId, courseId, fromDay, untilDay } })
  return id
}

function demandSense({ seatMinor, seatBasisPoints, fromDay, untilDay, eligible, companies }: GrantBody): void {
  if ((seatMinor === null) === (seatBasisPoints === null))
    throw invalid('/seatMinor', 'give an amount for each seat, or a part of its price')
  if (untilDay !== null && untilDay < fromDay) throw invalid('/untilDay', 'must not come before fromDay')
  if ((eligible === 'named-companies') !== companies.length > 0)
    throw invalid('/companies', 'name companies where the grant is for theirs, and only there')
}

async function companiesOf(tx: Tx, { companies }: GrantBody): Promise<string[]> {
  const ids = new Set<string>()
  for (const [at, number] of companies.entries()) {
    const company = await companyByNumber(tx, number.replaceAll(/\s/g, ''))
    if (!company) throw invalid(`/companies/${at}`, 'no company with this number is here yet')
    ids.add(company.id)
  }
  return [...ids]
}

type Reach = Pick<Grant, 'offeringId' | 'currency' | 'fromDay' | 'untilDay' | 'eligible' | 'companyIds'>
function isForSameSeats(one: Reach, other: Reach): boolean {
  const daysMeet = one.fromDay <= (other.untilDay ?? one.fromDay) && other.fromDay <= (one.untilDay ?? other.fromDay)
  const offeringsMeet = one.offeringId === null || other.offeringId === null || one.offeringId === other.offeringId
  const named = one.eligible === 'named-companies' && other.eligible === 'named-companies'
  const buyersMeet = !named || one.companyIds.some((each) => other.companyIds.includes(each))
  return one.currency === other.currency && daysMeet && offeringsMeet && buyersMeet
}

export const EndGrant = z
  .strictObject({ untilDay: z.iso.date().meta({ description: 'The last day on which a seat may be sold' }) })
  .meta({ id: 'EndGrant' })

const LOCK = statement<{ untilDay: string | null }>(
  'funding-lock-grant',
  'select until_day as "untilDay" from funding_grants where id = $1 for update',
)
const END = statement('funding-end-grant', 'update funding_grants set until_day = greatest($2, from_day) where id = $1')

/** The seats that are sold through that day stay covered. @throws grant/unknown, grant/ends-in-the-past, grant/ends-later */
export async function endGrant(tx: Tx, grantId: string, { untilDay }: z.output<typeof EndGrant>): Promise<Grant> {
  const [found] = await run(tx, LOCK, [grantId])
  if (!found) throw unknown('grant')
  const today = dayIn(SELLER_ZONE, tx.now)
  if (untilDay < today) throw endsInThePast(today)
  if (found.untilDay !== null && untilDay > found.untilDay) throw endsLater(found.untilDay)
  await run(tx, END, [grantId, untilDay])
  await emit(tx, { name: 'GrantEnded', subjectId: grantId, facts: { untilDay } })
  return (await grantById(tx, grantId))!
}
