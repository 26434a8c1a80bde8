import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { releaseHold } from '../seats/hold-seats.ts'
import type { OfferEnd } from './schema.ts'

const CLOSE = statement(
  'waiting-close-offer',
  'update waiting_offers set closed_at = $2, closed_as = $3 where id = $1 and closed_at is null',
)

/** Ends an offer for ever: what nobody ordered of its seats is free. */
export async function closeOffer(tx: Tx, offer: { id: string; holdId: string }, closedAs: OfferEnd): Promise<void> {
  await releaseHold(tx, offer.holdId)
  await run(tx, CLOSE, [offer.id, tx.now, closedAs])
}
