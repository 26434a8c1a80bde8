import { emit } from '../audit/emit.ts'
import { lockCompany } from '../companies/lock-company.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { invalid, unknown } from '../platform/problems.ts'
import type { AgreementBody } from './agreement.ts'
import { alreadyEnded, noSuchCourse, numberTaken } from './problems.ts'

type Standing = { agreementId: string; version: number; number: string; ended: boolean }

const OPEN = statement('agreements-open', 'insert into agreements (id, company_id, made_at) values ($1, $2, $3)')
const STANDING = statement<Standing>(
  'agreements-standing',
  `select distinct on (v.agreement_id) v.agreement_id as "agreementId", v.version, v.number, v.ended from agreement_versions v
   where v.company_id = $1 order by v.agreement_id, v.version desc`,
)
const PUT = statement(
  'agreements-put-version',
  `insert into agreement_versions (agreement_id, version, company_id, number, discount_basis_points, from_day, until_day, course_ids,
     seats_most, net_most_minor, currency, reason, set_at, set_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
)
const END = statement(
  'agreements-end',
  `insert into agreement_versions (agreement_id, version, company_id, number, discount_basis_points, from_day, until_day, course_ids,
     seats_most, net_most_minor, currency, ended, reason, set_at, set_by)
   select agreement_id, version + 1, company_id, number, discount_basis_points, from_day, until_day, course_ids,
     seats_most, net_most_minor, currency, true, $3, $4, $5 from agreement_versions where agreement_id = $1 and version = $2`,
)
const COURSES = statement<{ id: string }>('agreements-courses', 'select id from courses where id = any ($1::uuid[])')

/**
 * Agrees with a company on what its seats cost. Writers wait for the company's row, as its orders by an agreement do.
 * @throws company/unknown, agreement/number-taken, request/invalid at /untilDay or /courseIds
 */
export async function makeAgreement(tx: Tx, companyId: string, body: AgreementBody): Promise<{ agreementId: string }> {
  await lockCompany(tx, companyId)
  const agreementId = newId()
  await demandSound(tx, body, await run(tx, STANDING, [companyId]))
  await run(tx, OPEN, [agreementId, companyId, tx.now])
  await put(tx, { companyId, agreementId, version: 1 }, body)
  return { agreementId }
}

type Which = { companyId: string; agreementId: string }

/**
 * Writes another version of an agreement. It counts from now on: what was ordered before stays as it was agreed.
 * @throws company/unknown, agreement/unknown, agreement/ended, agreement/number-taken, request/invalid
 */
export async function changeAgreement(tx: Tx, which: Which, body: AgreementBody): Promise<void> {
  const { others, version } = await lockAgreement(tx, which)
  await demandSound(tx, body, others)
  await put(tx, { ...which, version: version + 1 }, body)
}

/** Ends an agreement at once, whatever its last day says. @throws company/unknown, agreement/unknown, agreement/ended */
export async function endAgreement(tx: Tx, which: Which, reason: string): Promise<void> {
  const { version } = await lockAgreement(tx, which)
  await run(tx, END, [which.agreementId, version, reason, tx.now, nameOf(tx.actor)])
  const { companyId: subjectId, agreementId } = which
  await emit(tx, { name: 'AgreementEnded', subjectId, facts: { agreementId } })
}

async function lockAgreement(tx: Tx, { companyId, agreementId }: Which) {
  await lockCompany(tx, companyId)
  const all = await run(tx, STANDING, [companyId])
  const found = all.find((each) => each.agreementId === agreementId)
  if (!found) throw unknown('agreement')
  if (found.ended) throw alreadyEnded()
  return { version: found.version, others: all.filter((each) => each !== found) }
}

async function demandSound(tx: Tx, body: AgreementBody, others: readonly Standing[]): Promise<void> {
  if (body.untilDay < body.fromDay) throw invalid('/untilDay', 'must not come before fromDay')
  if (others.some(({ number }) => number === body.number)) throw numberTaken()
  if (!body.courseIds) return
  const known = new Set((await run(tx, COURSES, [body.courseIds])).map(({ id }) => id))
  const missing = body.courseIds.findIndex((id) => !known.has(id))
  if (missing >= 0) throw noSuchCourse(missing)
}

async function put(tx: Tx, which: Which & { version: number }, body: AgreementBody): Promise<void> {
  const { companyId, agreementId, version } = which
  const { number, discountBasisPoints, fromDay, untilDay, courseIds, seatsMost, netMost, reason } = body
  await run(tx, PUT, [
    ...[agreementId, version, companyId, number, discountBasisPoints, fromDay, untilDay, courseIds, seatsMost],
    ...[netMost?.minor ?? null, netMost?.currency ?? null, reason, tx.now, nameOf(tx.actor)],
  ])
  const facts = { agreementId, version, discountBasisPoints, fromDay, untilDay }
  await emit(tx, { name: 'AgreementSet', subjectId: companyId, facts })
}
