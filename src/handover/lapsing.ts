import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { ATTEMPT_DAYS, DELIVERY_DAYS } from './limits.ts'

const ago = (days: number): string => `app_now() - interval '${days} days'`

/** What receivers answered goes first; that a message was sent is shown for longer. The events stay: they hold ids only. */
export const lapsingInHandover: readonly Lapsing[] = [
  lapsing('webhook-attempts', { table: 'webhook_attempts', where: `t.at < ${ago(ATTEMPT_DAYS)}` }),
  lapsing('webhook-deliveries', {
    table: 'webhook_deliveries',
    where: `t.created_at < ${ago(DELIVERY_DAYS)} and (t.delivered_at is not null or t.given_up_at is not null
      or exists (select from webhooks w where w.id = t.webhook_id and w.ended_at is not null))
      and not exists (select from webhook_attempts a where a.delivery_id = t.id)`,
  }),
  lapsing('calendar-links', { table: 'calendar_links', where: `t.ended_at < ${ago(DELIVERY_DAYS)}` }),
]
