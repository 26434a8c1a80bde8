import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { reversedAlready } from '../bank/problems.ts'
import { lockDeposit, putPlacement } from '../bank/put-placement.ts'
import { nameOf } from '../platform/actor.ts'
import { escapeLike } from '../platform/db/like.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { ARRIVAL } from './facts.ts'
import { payerNow } from './payer.ts'
import { arrivedAlready, otherAmount } from './problems.ts'
import type { PayoutOfDeposit } from './queries.ts'

export const MeetDeposit = z
  .strictObject({ depositId: z.uuid().meta({ description: 'The payment into the bank account that it came as' }) })
  .meta({ id: 'MeetDeposit' })

/** A bank may book it the day before Stripe says, or a week of banking days after. */
const EARLIEST_DAYS = 1
const LATEST_DAYS = 7

/** Payouts that Stripe has paid and that nobody has found at the bank. */
const UNDER_WAY = `p.paid_at is not null and p.undone_at is null and p.amount_minor > 0 and not exists (select from ${ARRIVAL} x)`
/** What a person placed as a payout without saying which: the placement, where nothing else was made of the money. */
const ALONE = `lateral (select m.id from placements m where m.deposit_id = d.id and m.place = 'card-payout' and m.amount_minor = d.amount_minor
  and not exists (select from placements u where u.undoes_id = m.id) and not exists (select from payout_arrivals a where a.placement_id = m.id))`
const IS_WHOLE = 'd.left_minor = d.amount_minor and not exists (select from bank_reversals r where r.deposit_id = d.id)'

/** What somebody took off a payout again is not put back there by the till. */
const PAIRS = statement<{ depositId: string; payoutId: string }>(
  'payouts-meet-deposits',
  `with pairs as (
     select d.id as deposit_id, p.id as payout_id, count(*) over (partition by d.id) as payouts, count(*) over (partition by p.id) as deposits
     from payouts p join deposits d on d.amount_minor = p.amount_minor and d.currency = p.currency
       and d.booked_on between p.arrival_on - ${EARLIEST_DAYS} and p.arrival_on + ${LATEST_DAYS}
     where ${UNDER_WAY} and (d.payer_name ilike $1 or d.said ilike $1)
       and ((d.judged_at is not null and ${IS_WHOLE} and not exists (select from placements m where m.deposit_id = d.id and m.place = 'card-payout'))
         or exists (select from ${ALONE} x)))
   select deposit_id as "depositId", payout_id as "payoutId" from pairs where payouts = 1 and deposits = 1`,
)
const LOCK = statement<{ id: string }>('payout-lock-one', 'select id from payouts where id = $1 for update')
/** Read only under the lock: whether it has arrived stands in other rows, which a read that waited would not see. */
const FIND = statement<{ amountMinor: number; currency: Currency; isUnderWay: boolean }>(
  'payout-under-way',
  `select p.amount_minor as "amountMinor", p.currency, (${UNDER_WAY}) as "isUnderWay" from payouts p where p.id = $1`,
)
const PLACED_ALONE = statement<{ id: string }>(
  'payout-placed-alone',
  `select x.id from deposits d join ${ALONE} x on true where d.id = $1`,
)
const PUT = statement(
  'payout-put-arrival',
  'insert into payout_arrivals (placement_id, payout_id, at, by) values ($1, $2, $3, $4)',
)

/** Where one deposit can be only one payout and the other way round, and the bank names the payer, the till says so itself. Returns how many. */
export async function meetDeposits(tx: Tx): Promise<number> {
  const pairs = await run(tx, PAIRS, [`%${escapeLike(await payerNow(tx))}%`])
  for (const { payoutId, depositId } of pairs) await meetDeposit(tx, payoutId, depositId)
  return pairs.length
}

/**
 * This deposit is that payout: its money is placed (D unplaced money / C payouts under way) unless it was before.
 * @throws payout/unknown, deposit/unknown, bank/reversed, payout/arrived-already, payout/other-amount
 */
export async function meetDeposit(tx: Tx, payoutId: string, depositId: string): Promise<void> {
  const deposit = await lockDeposit(tx, depositId)
  await run(tx, LOCK, [payoutId])
  const [payout] = await run(tx, FIND, [payoutId])
  if (!payout) throw unknown('payout')
  if (deposit.isReversed) throw reversedAlready()
  if (!payout.isUnderWay) throw arrivedAlready()
  const { amountMinor, currency } = payout
  if (deposit.amountMinor !== amountMinor || deposit.currency !== currency) throw otherAmount()
  if (deposit.leftMinor === amountMinor) await putPlacement(tx, deposit, { place: 'card-payout', amountMinor })
  const [placed] = await run(tx, PLACED_ALONE, [depositId])
  if (!placed) throw otherAmount()
  await run(tx, PUT, [placed.id, payoutId, tx.now, nameOf(tx.actor)])
  await emit(tx, { name: 'PayoutArrived', subjectId: payoutId, facts: { depositId, amountMinor, currency } })
}

const LIKELY = statement<PayoutOfDeposit>(
  'payouts-likely',
  `select p.id, p.arrival_on as "arrivalOn", p.stripe_payout as "stripePayout" from deposits d join payouts p on p.amount_minor = d.amount_minor and p.currency = d.currency
   where d.id = $1 and ${UNDER_WAY} and (${IS_WHOLE} or exists (select from ${ALONE} x)) order by abs(p.arrival_on - d.booked_on), p.id limit 5`,
)
/** Payouts that this money may be, the nearest day first. */
export const likelyPayouts = (on: On, depositId: string): Promise<PayoutOfDeposit[]> => run(on, LIKELY, [depositId])
