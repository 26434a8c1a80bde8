import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { type Posting, post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { OURS, STANDING } from './facts.ts'
import { notDecided, settledAlready } from './problems.ts'
import { DECISIONS, type Decision } from './schema.ts'

export const DecideLine = z
  .strictObject({
    as: z.enum(DECISIONS).meta({
      description: "`not-ours`: money of another seller or system on the same Stripe account; `fee`: Stripe's own",
    }),
    reason: Line,
  })
  .meta({ id: 'DecideLine' })
export type DecideLine = z.output<typeof DecideLine>

type OpenLine = {
  payoutId: string
  amountMinor: number
  feeMinor: number
  netMinor: number
  currency: Currency
  settledAt: Date | null
  /** What our books have of it: another amount than the line, or nothing. */
  oursMinor: number | null
}
const LOCK = statement<OpenLine>(
  'payout-lock-line',
  `select l.payout_id as "payoutId", l.amount_minor as "amountMinor", l.fee_minor as "feeMinor", l.net_minor as "netMinor", l.currency, l.settled_at as "settledAt",
     (select o.minor from ${OURS} o where o.currency = l.currency limit 1) as "oursMinor"
   from payout_lines l where l.id = $1 for update`,
)
const SETTLE = statement('payout-settle-line', 'update payout_lines set settled_at = $2 where id = $1')
const PUT = statement(
  'payout-put-decision',
  `insert into payout_decisions (id, line_id, "as", fee_minor, other_minor, reason, undoes_id, at, by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
type Standing = { id: string; as: Decision; feeMinor: number; otherMinor: number }
const FIND = statement<Standing>(
  'payout-standing-decision',
  `select s.id, s.as, s.fee_minor as "feeMinor", s.other_minor as "otherMinor" from payout_lines l join ${STANDING} s on true where l.id = $1`,
)

/**
 * A person says what an open line is. The clearing account keeps what is the till's: of a line that is known with another amount
 * the difference goes, of any other all of it, either to the fees or to card money that is not the till's.
 * @throws payout-line/unknown, payout-line/settled
 */
export async function decideLine(tx: Tx, lineId: string, { as, reason }: DecideLine): Promise<void> {
  const line = await lockLine(tx, lineId)
  if (line.settledAt) throw settledAlready()
  const { oursMinor, currency, netMinor, amountMinor, feeMinor } = line
  // A fee of Stripe's is the till's where the payment is.
  const fee = oursMinor === null ? 0 : feeMinor
  const rest = oursMinor === null ? netMinor : amountMinor - oursMinor
  const parts = as === 'fee' ? { feeMinor: fee - rest, otherMinor: 0 } : { feeMinor: fee, otherMinor: rest }
  await run(tx, SETTLE, [lineId, tx.now])
  await put(tx, { lineId, as, reason, undoesId: null, currency, ...parts })
  await emit(tx, { name: 'PayoutLineDecided', subjectId: line.payoutId, facts: { lineId, as, ...parts, currency } })
}

/** As many are decided in one transaction; whoever has more does it again. */
const AT_ONCE = 500
const FOREIGN = statement<{ id: string }>(
  'payout-foreign-lines',
  `select l.id from payout_lines l where l.payout_id = $1 and l.settled_at is null and not exists (select from ${OURS} o) order by l.position limit ${AT_ONCE}`,
)

/**
 * The same of all open lines of a payout of which our books know nothing: whoever sells other things on the same account has
 * many. One that our books have with another amount is looked at on its own. Returns how many.
 */
export async function decideForeignLines(tx: Tx, payoutId: string, wish: DecideLine): Promise<number> {
  const foreign = await run(tx, FOREIGN, [payoutId])
  for (const { id } of foreign) await decideLine(tx, id, wish)
  return foreign.length
}

/** What was decided wrongly is open again, and looked at once more by the till. @throws payout-line/unknown, payout-line/not-decided */
export async function undoDecision(tx: Tx, lineId: string): Promise<void> {
  const { payoutId, currency } = await lockLine(tx, lineId)
  const [standing] = await run(tx, FIND, [lineId])
  if (!standing) throw notDecided()
  const { id: undoesId, as, feeMinor, otherMinor } = standing
  await run(tx, SETTLE, [lineId, null])
  await put(tx, { lineId, as, reason: null, undoesId, currency, feeMinor: -feeMinor, otherMinor: -otherMinor })
  await emit(tx, { name: 'PayoutLineReopened', subjectId: payoutId, facts: { lineId } })
}

async function lockLine(tx: Tx, lineId: string): Promise<OpenLine> {
  const [line] = await run(tx, LOCK, [lineId])
  if (!line) throw unknown('payout-line')
  return line
}

type Parts = { feeMinor: number; otherMinor: number }
type Put = Parts & {
  lineId: string
  as: Decision
  reason: string | null
  undoesId: string | null
  currency: Currency
}

async function put(tx: Tx, { lineId, as, reason, undoesId, currency, ...parts }: Put): Promise<void> {
  const id = newId()
  const { feeMinor, otherMinor } = parts
  await run(tx, PUT, [id, lineId, as, feeMinor, otherMinor, reason, undoesId, tx.now, nameOf(tx.actor)])
  const postings = postingsOf(parts)
  const postedOn = dayIn(SELLER_ZONE, tx.now)
  if (postings.length > 0) await post(tx, [{ kind: 'payout-line', sourceId: id, postedOn, currency, postings }])
}

/** Of the clearing account: fees leave it, and money that is not ours came to it; below nothing it is the other way. */
const postingsOf = ({ feeMinor, otherMinor }: Parts): Posting[] =>
  [
    feeMinor > 0
      ? ({ debit: 'provider-fees', credit: 'provider-clearing', amountMinor: feeMinor } as const)
      : ({ debit: 'provider-clearing', credit: 'provider-fees', amountMinor: -feeMinor } as const),
    otherMinor > 0
      ? ({ debit: 'provider-clearing', credit: 'other-card-money', amountMinor: otherMinor } as const)
      : ({ debit: 'other-card-money', credit: 'provider-clearing', amountMinor: -otherMinor } as const),
  ].filter(({ amountMinor }) => amountMinor > 0)
