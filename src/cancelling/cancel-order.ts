import { emit } from '../audit/emit.ts'
import { creditOrder } from '../checkout/credit-order.ts'
import { feeKept } from '../giving-back/given-reason.ts'
import { keepReturn } from '../giving-back/keep-return.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type Lang, say } from '../platform/lang.ts'
import { money } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'
import { asShown } from './as-shown.ts'
import type { CancelOrder } from './cancel-wish.ts'
import { factsOf, SEATS_CANCELLED } from './cancelled.ts'
import { lostSeats } from './lost-seats.ts'
import type { CancelPreview } from './preview.ts'
import { asksFirst } from './problems.ts'
import { writeCancelled } from './write-cancelled.ts'

/** `granted`: staff say yes to what the buyer asked for then, by the rules of that instant. */
type Cancel = { orderId: string; command: CancelOrder; granted?: { askedAt: Date } }

/**
 * Cancels seats that a person paid for, exactly as the preview said: credited less what is kept, free for others, whoever sat
 * there out, and each of them told. Anything that differs by now refuses all of it. Nobody else has to agree, unless the terms
 * leave it to staff: the rules alone decide what comes back. Returns the id of the cancellation.
 * @throws cancelling/asks-first, what asShown and creditOrder do
 */
export async function cancelOrder(
  tx: Tx,
  till: Till,
  { orderId, command: { previewId, ...wish }, granted }: Cancel,
): Promise<string> {
  const ask = { ...wish, askedAt: granted?.askedAt }
  const { cancelling, planned, preview } = await asShown(tx, { orderId, previewId, ask })
  if (preview.asksFirst && !granted) throw asksFirst()
  const lost = await lostSeats(tx, orderId, planned.wish.seats)
  const cancellationId = newId()
  await creditOrder(tx, orderId, { ...planned.wish, reason: reasonFor(cancelling.order.lang, preview) })
  for (const [at, { line, seats }] of cancelling.going.entries()) {
    const act = { actId: cancellationId, orderId, lineId: line.lineId, seats: seats.length }
    await keepReturn(tx, act, planned.outcomes[at]!)
  }
  const facts = factsOf(cancellationId, preview)
  await emit(tx, { name: SEATS_CANCELLED, subjectId: orderId, facts })
  await writeCancelled(tx, till, {
    orderId,
    cancelled: { ...facts, at: tx.now },
    lost,
    wasAsked: granted !== undefined,
  })
  return cancellationId
}

/** What stands on the credit note. */
function reasonFor(lang: Lang, { lines }: CancelPreview): string {
  const [first] = lines
  const why = lines.every(({ rule }) => rule.kind === 'withdrawal')
    ? say(lang, { nb: 'Kjøpet er angret', en: 'Withdrawn from the contract' })
    : say(lang, { nb: 'Avbestilt av kjøperen', en: 'Cancelled by the buyer' })
  const kept = lines.reduce((sum, { fee }) => sum + fee.minor, 0)
  return kept === 0 ? why : `${why}; ${feeKept(lang, money(kept, first!.fee.currency))}`
}
