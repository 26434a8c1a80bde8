import { followPayment } from '../checkout/follow-payment.ts'
import { type PaymentPage, pageOfPayment } from '../checkout/open-payment-page.ts'
import type { Wallet } from '../giving-back/plan-give-back.ts'
import { paymentById } from '../payments/queries.ts'
import type { Actor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import { unknown } from '../platform/problems.ts'
import { orUnavailable } from '../platform/stripe-fault.ts'
import { act, type Till } from '../platform/till.ts'
import { finishMoves } from './finish-moves.ts'
import { type Moved, movesOf, orderOfMove } from './moved.ts'
import { notUnderWay } from './problems.ts'

const GIVE_UP = statement<{ id: string }>(
  'moving-give-up',
  `update payments set given_up_at = $2 where id = $1 and purpose = 'move' and given_up_at is null and captured_at is null and ended_at is null
     and processing_since is null returning id`,
)

/** One move of an order as it stands. @throws move/unknown */
export async function moveOf(till: Till, orderId: string, moveId: string): Promise<Moved> {
  const found = (await movesOf({ client: till.connection.pool }, orderId)).find((each) => each.moveId === moveId)
  if (!found) throw unknown('move')
  return found
}

/** A move of a company's seats, and of no other's. @throws move/unknown */
export const moveOfCompany = async (till: Till, wallet: Wallet, moveId: string): Promise<Moved> =>
  moveOf(till, await orderOfMove({ client: till.connection.pool }, moveId, wallet), moveId)

/** Where the difference of a move is paid; null where there is nothing (more) to pay. @throws payment/unavailable */
export async function pageOfMove(till: Till, { paymentId, state }: Moved): Promise<PaymentPage> {
  const payment =
    paymentId && state === 'to-pay' ? await paymentById({ client: till.connection.pool }, paymentId) : null
  return payment && orUnavailable(() => pageOfPayment(till, payment))
}

/**
 * Looks at Stripe, as whoever comes back from the page expects, and follows what it says. Nothing where the move has come to its end.
 */
export async function followMove(till: Till, { paymentId, state }: Moved): Promise<void> {
  if (!paymentId || state !== 'to-pay') return
  await seeAs(HOUSE, async () => {
    await followPayment(till, paymentId)
    await finishMoves(till)
  })
}

/**
 * The buyer does not want to move the seat any more: the page is closed first. Where they have paid at the same moment, the payment wins and the
 * seat is moved. @throws moving/not-under-way, payment/unavailable
 */
export async function giveUpMove(till: Till, actor: Actor, orderId: string): Promise<Moved> {
  const [move] = await movesOf({ client: till.connection.pool }, orderId)
  if (move?.state !== 'to-pay') throw notUnderWay()
  await act(till, actor, (tx) => run(tx, GIVE_UP, [move.paymentId, tx.now]))
  await orUnavailable(() => followMove(till, move))
  return moveOf(till, orderId, move.moveId)
}
