import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const NOTE = statement(
  'payment-note-page',
  'update payments set stripe_session = $2, page_url = $3 where id = $1 and stripe_session is null',
)
const ASKED = statement('payment-note-asked', 'update payments set asked_at = $2 where id = $1')
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

/** Remembers that Stripe was asked, so that the next question waits longer. */
export const noteAsked = async (tx: Tx, paymentId: string): Promise<void> => {
  await run(tx, ASKED, [paymentId, tx.now])
}

/** Remembers that the payer's bank takes its time. True the first time. */
export const noteProcessing = async (tx: Tx, paymentId: string): Promise<boolean> =>
  (await run(tx, PROCESSING, [paymentId, tx.now])).length > 0
