import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** A stored event of Stripe's that is to be handled: what kind, and of which of Stripe's objects it speaks. */
export type News = { id: string; type: string; objectId: string; content: unknown }

const AT_ONCE = 10

/** Those of payouts are handled apart: what they lead to stands above the sale. */
export const OF_PAYOUTS = `type like 'payout.%'`

/** Whoever takes an event tries it; the next try comes after 1 s, 2 s, 4 s … at most an hour. */
const take = (name: string, which: string) =>
  statement<News>(
    name,
    `update stripe_events e set tries = tries + 1,
     next_try_at = app_now() + least(interval '1 hour', interval '1 second' * power(2, least(tries, 12)))
   from (select id from stripe_events where handled_at is null and next_try_at <= app_now() and ${which} order by next_try_at
     limit ${AT_ONCE} for update skip locked) t
   where e.id = t.id returning e.id, e.type, e.object_id as "objectId", e.content`,
  )
const TAKE = take('stripe-events-take', `not (${OF_PAYOUTS})`)
const TAKE_PAYOUTS = take('stripe-events-take-payouts', OF_PAYOUTS)
const HANDLED = statement(
  'stripe-event-handled',
  'update stripe_events set handled_at = $2 where id = $1 and handled_at is null',
)

/** Stored events whose turn has come: of payments, and of payouts. */
export const takeNews = (tx: Tx): Promise<News[]> => run(tx, TAKE, [])
export const takePayoutNews = (tx: Tx): Promise<News[]> => run(tx, TAKE_PAYOUTS, [])

export const noteHandled = async (tx: Tx, eventId: string): Promise<void> => {
  await run(tx, HANDLED, [eventId, tx.now])
}
