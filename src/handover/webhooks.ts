import { type On, run, statement } from '../platform/db/statement.ts'
import type { Kind } from './kinds.ts'
import type { DisabledCause } from './schema.ts'

export type Webhook = {
  id: string
  url: string
  description: string
  kinds: Kind[]
  faculties: string[]
  personal: boolean
  createdAt: Date
  pausedAt: Date | null
  disabledAt: Date | null
  disabledCause: DisabledCause | null
  /** Messages that are still to be delivered. */
  waiting: number
  /** When the newest message got through. */
  lastDeliveredAt: Date | null
}
export type Delivery = {
  id: string
  number: number | null
  kind: Kind | null
  createdAt: Date
  deliveredAt: Date | null
  givenUpAt: Date | null
  nextTryAt: Date
  attempts: { at: string; status: number | null; milliseconds: number; said: string }[]
}

/** Tries of a message that are shown. */
const ATTEMPTS_SHOWN = 25
const COLUMNS = `w.id, w.url, w.description, w.kinds, w.faculties, w.personal, w.created_at as "createdAt", w.paused_at as "pausedAt",
  w.disabled_at as "disabledAt", w.disabled_cause as "disabledCause",
  (select count(*) from webhook_deliveries d where d.webhook_id = w.id and d.delivered_at is null and d.given_up_at is null) as waiting,
  (select max(d.delivered_at) from webhook_deliveries d where d.webhook_id = w.id) as "lastDeliveredAt"`
const ALL = statement<Webhook>(
  'handover-webhooks',
  `select ${COLUMNS} from webhooks w where w.ended_at is null order by w.created_at desc, w.id desc`,
)
const ONE = statement<Webhook>(
  'handover-webhook',
  `select ${COLUMNS} from webhooks w where w.id = $1 and w.ended_at is null`,
)
const DELIVERIES = statement<Delivery>(
  'handover-deliveries',
  `select d.id, d.event_number as number, e.kind, d.created_at as "createdAt", d.delivered_at as "deliveredAt", d.given_up_at as "givenUpAt",
     d.next_try_at as "nextTryAt", (select coalesce(json_agg(json_build_object('at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
       'status', a.status, 'milliseconds', a.milliseconds, 'said', a.said) order by a.at desc, a.id desc), '[]')
       from (select * from webhook_attempts t where t.delivery_id = d.id order by t.at desc, t.id desc limit ${ATTEMPTS_SHOWN}) a) as attempts
   from webhook_deliveries d left join business_events e on e.number = d.event_number
   where d.webhook_id = $1 and ($2::uuid is null or d.id < $2) order by d.id desc limit $3`,
)

/** All receivers, the newest first. There are never so many that they need pages. */
export const allWebhooks = (on: On): Promise<Webhook[]> => run(on, ALL, [])

export async function webhookById(on: On, id: string): Promise<Webhook | null> {
  const [found] = await run(on, ONE, [id])
  return found ?? null
}

/** What was and will be sent to a receiver, the newest first. */
export const deliveriesOf = (
  on: On,
  { webhookId, after, limit }: { webhookId: string; after: string | null; limit: number },
): Promise<Delivery[]> => run(on, DELIVERIES, [webhookId, after, limit])
