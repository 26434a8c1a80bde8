import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { AT_ONCE, LEASE_SECONDS } from './limits.ts'

/** A message that this process has to send now. */
export type Taken = { deliveryId: string; webhookId: string; url: string; personal: boolean; at: Date }

/** A webhook that messages are sent to. */
export const IS_ON = 'w.paused_at is null and w.disabled_at is null and w.ended_at is null'

const TAKE = statement<Taken>(
  'handover-take',
  `update webhook_deliveries d set next_try_at = app_now() + interval '${LEASE_SECONDS} seconds'
   from webhooks w cross join lateral (
     select x.id from webhook_deliveries x where x.webhook_id = w.id and x.delivered_at is null and x.given_up_at is null and x.next_try_at <= app_now()
     order by x.next_try_at, x.id limit ${AT_ONCE} for update skip locked) t
   where t.id = d.id and ${IS_ON} and w.id <> all($1::uuid[])
   returning d.id as "deliveryId", w.id as "webhookId", w.url, w.personal, app_now() as at`,
)

/**
 * Takes the messages that are due, a few of each receiver, but none of receivers that are still being sent to. Whoever dies before it
 * says what came of one has it taken up by another when the lease is over: at least once, never none.
 */
export const takeDeliveries = (tx: Tx, busy: readonly string[]): Promise<Taken[]> => run(tx, TAKE, [busy])
