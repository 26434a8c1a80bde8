import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { newCode } from './code.ts'
import { noSuchCover, timeInOrder, voucherEnded, voucherUnknown } from './problems.ts'
import type { MakeVoucher, VoucherBody } from './voucher.ts'

const MAKE = statement(
  'vouchers-make',
  `insert into vouchers (id, campaign, percent_basis_points, amount_minor, currency, faculties, course_ids, offering_ids, for_whom, from_at,
     until_at, from_seats, seats_most, buyer_most, reason, code_most, made_at, made_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
)
const PUT_CODES = statement(
  'vouchers-put-codes',
  'insert into voucher_codes (id, voucher_id, code, created_at) select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[])',
)
const LOCK = statement<{ isEnded: boolean }>(
  'vouchers-lock-to-change',
  'select ended_at is not null as "isEnded" from vouchers where id = $1 for no key update',
)
const CHANGE = statement(
  'vouchers-change',
  `update vouchers set campaign = $2, percent_basis_points = $3, amount_minor = $4, currency = $5, faculties = $6, course_ids = $7,
     offering_ids = $8, for_whom = $9, from_at = $10, until_at = $11, from_seats = $12, seats_most = $13, buyer_most = $14, reason = $15
   where id = $1`,
)
const END = statement('vouchers-end', 'update vouchers set ended_at = $2 where id = $1')
/** What a voucher names that is not there, in the order of the parts: faculty, course, offering. */
const MISSING = statement<{ part: string; at: number }>(
  'vouchers-missing-covers',
  `select * from (
     select 'faculties' as part, n - 1 as at from unnest($1::text[]) with ordinality f(name, n) where not exists (select from courses c where c.faculty = f.name)
     union all select 'courseIds', n - 1 from unnest($2::uuid[]) with ordinality i(id, n) where not exists (select from courses c where c.id = i.id)
     union all select 'offeringIds', n - 1 from unnest($3::uuid[]) with ordinality i(id, n) where not exists (select from offerings o where o.id = i.id)
   ) m order by part, at limit 1`,
)

/**
 * Makes a voucher with its code, or with a batch of random ones, and returns its id.
 * @throws voucher/code-taken, request/invalid at /untilAt or at what it names and is not there
 */
export async function makeVoucher(tx: Tx, { code, codes = 0, ...body }: MakeVoucher): Promise<string> {
  await demandSound(tx, body)
  const id = newId()
  const texts = code ? [code] : Array.from({ length: codes }, newCode)
  await run(tx, MAKE, [id, ...valuesOf(body), code ? null : 1, tx.now, nameOf(tx.actor)])
  const ofEach = <T>(value: () => T): T[] => texts.map(value)
  await run(tx, PUT_CODES, [ofEach(newId), ofEach(() => id), texts, ofEach(() => tx.now)])
  await emit(tx, { name: 'VoucherMade', subjectId: id, facts: { campaign: body.campaign, codes: texts.length } })
  return id
}

/**
 * Changes what a voucher says from now on; what was ordered by it stays as it was sold.
 * @throws voucher/unknown, voucher/ended, request/invalid
 */
export async function changeVoucher(tx: Tx, id: string, body: VoucherBody): Promise<void> {
  await demandSound(tx, body)
  await lockStanding(tx, id)
  await run(tx, CHANGE, [id, ...valuesOf(body)])
  await emit(tx, { name: 'VoucherChanged', subjectId: id, facts: { campaign: body.campaign } })
}

/** Ends a voucher at once, with all its codes. @throws voucher/unknown, voucher/ended */
export async function endVoucher(tx: Tx, id: string): Promise<void> {
  await lockStanding(tx, id)
  await run(tx, END, [id, tx.now])
  await emit(tx, { name: 'VoucherEnded', subjectId: id })
}

async function lockStanding(tx: Tx, id: string): Promise<void> {
  const [found] = await run(tx, LOCK, [id])
  if (!found) throw voucherUnknown()
  if (found.isEnded) throw voucherEnded()
}

async function demandSound(tx: Tx, body: VoucherBody): Promise<void> {
  const { fromAt, untilAt, faculties, courseIds, offeringIds } = body
  if (untilAt !== null && new Date(untilAt) <= new Date(fromAt)) throw timeInOrder()
  if (!faculties && !courseIds && !offeringIds) return
  const [missing] = await run(tx, MISSING, [faculties ?? [], courseIds ?? [], offeringIds ?? []])
  if (missing) throw noSuchCover(`/${missing.part}/${missing.at}`)
}

const valuesOf = (body: VoucherBody): unknown[] => [
  ...[body.campaign, body.percentBasisPoints, body.amount?.minor ?? null, body.amount?.currency ?? null],
  ...[body.faculties, body.courseIds, body.offeringIds, body.forWhom, body.fromAt, body.untilAt],
  ...[body.fromSeats, body.seatsMost, body.buyerMost, body.reason],
]
