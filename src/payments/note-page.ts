import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** A card as whoever holds it would name it on the telephone. */
export type PaidCard = { brand: string; last4: string }

const NOTE = statement(
  'payment-note-page',
  'update payments set stripe_session = $2, page_url = $3 where id = $1 and stripe_session is null',
)
const ASKED = statement(
  'payment-note-asked',
  'update payments set asked_at = $2, card_brand = coalesce($3, card_brand), card_last4 = coalesce($4, card_last4) where id = $1',
)
const PROCESSING = statement<{ orderId: string }>(
  'payment-note-processing',
  `update payments set processing_since = $2 where id = $1 and processing_since is null and captured_at is null and ended_at is null
   returning order_id as "orderId"`,
)

/** Remembers the page that Stripe made for this attempt. The first that is remembered stays. */
export const notePage = async (
  tx: Tx,
  paymentId: string,
  page: { session: string; url: string | null },
): Promise<void> => {
  await run(tx, NOTE, [paymentId, page.session, page.url])
}

/** Remembers that Stripe was asked, so that the next question waits longer, and which card it named. */
export const noteAsked = async (tx: Tx, paymentId: string, card: PaidCard | null = null): Promise<void> => {
  await run(tx, ASKED, [paymentId, tx.now, card?.brand ?? null, card?.last4 ?? null])
}

/** Remembers that the payer's bank takes its time. True the first time. */
export const noteProcessing = async (tx: Tx, paymentId: string): Promise<boolean> =>
  (await run(tx, PROCESSING, [paymentId, tx.now])).length > 0
