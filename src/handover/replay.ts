import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { REPLAY_MAX } from './limits.ts'
import { IS_WANTED } from './number-events.ts'

const AGAIN = 'since = $2::timestamptz, next_try_at = $2, tries = 0, delivered_at = null, given_up_at = null'
const ONE = statement<{ id: string }>(
  'handover-replay-one',
  `update webhook_deliveries d set ${AGAIN} from webhooks w where d.id = $1 and d.webhook_id = $3 and w.id = d.webhook_id and w.ended_at is null returning d.id`,
)
/** What has its message already is sent again, what happened before the receiver was made, or while it was off, for the first time. */
const ALL = statement<{ id: string }>(
  'handover-replay-since',
  `insert into webhook_deliveries as d (id, webhook_id, event_number, created_at, since, next_try_at)
   select uuidv7(), w.id, e.number, $2::timestamptz, $2, $2 from webhooks w join business_events e on e.at >= $3::timestamptz and ${IS_WANTED}
   where w.id = $1 and w.ended_at is null order by e.number limit ${REPLAY_MAX}
   on conflict (webhook_id, event_number) do update set ${AGAIN} returning d.id`,
)
const IS_THERE = statement('handover-webhook-is-there', 'select from webhooks where id = $1 and ended_at is null')

/** Sends one message again, under the id that the receiver knows it by. @throws delivery/unknown */
export async function replayOne(
  tx: Tx,
  { webhookId, deliveryId }: { webhookId: string; deliveryId: string },
): Promise<void> {
  const [again] = await run(tx, ONE, [deliveryId, tx.now, webhookId])
  if (!again) throw unknown('delivery')
  await emit(tx, { name: 'WebhookReplayed', subjectId: webhookId, facts: { deliveryId } })
}

/** Sends all that happened since then, the oldest first and at most `REPLAY_MAX`; returns how many. @throws webhook/unknown */
export async function replaySince(tx: Tx, { webhookId, since }: { webhookId: string; since: Date }): Promise<number> {
  const there = await run(tx, IS_THERE, [webhookId])
  if (there.length === 0) throw unknown('webhook')
  const again = await run(tx, ALL, [webhookId, tx.now, since])
  await emit(tx, { name: 'WebhookReplayed', subjectId: webhookId, facts: { since, messages: again.length } })
  return again.length
}
