import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { enqueue } from '../platform/jobs.ts'
import { webhookDisabled } from './disabled-mail.ts'
import { RETRY_AFTER_MS } from './limits.ts'
import type { DisabledCause } from './schema.ts'

/** What came of one try. `status` is null where there was no answer. */
export type Attempted = { deliveryId: string; status: number | null; milliseconds: number; said: string }

/** The receiver says that it will never want anything again (Standard Webhooks). */
const GONE = 410

const NOTE = statement(
  'handover-note-attempt',
  'insert into webhook_attempts (id, delivery_id, at, status, milliseconds, said) values ($1, $2, $3, $4, $5, $6)',
)
const DELIVERED = statement(
  'handover-delivered',
  'update webhook_deliveries set delivered_at = $2 where id = $1 and delivered_at is null',
)
/** `$2` are the waits after each failure, in milliseconds; when they are used up the message is given up. */
const FAILED = statement<{ webhookId: string; since: Date; givenUp: boolean }>(
  'handover-failed',
  `update webhook_deliveries d set tries = tries + 1,
     next_try_at = $3::timestamptz + coalesce(($2::bigint[])[d.tries + 1], 0) * interval '1 millisecond',
     given_up_at = case when d.tries >= cardinality($2) then $3 end
   where d.id = $1 and d.delivered_at is null and d.given_up_at is null
   returning d.webhook_id as "webhookId", d.since, d.given_up_at is not null as "givenUp"`,
)
/** Nothing else got through for as long as this message was tried. */
const IS_DEAF = statement<{ deaf: boolean }>(
  'handover-is-deaf',
  'select not exists (select from webhook_deliveries where webhook_id = $1 and delivered_at >= $2) as deaf',
)
const DISABLE = statement(
  'handover-disable',
  `update webhooks set disabled_at = $2, disabled_cause = $3 where id = $1 and disabled_at is null and ended_at is null returning id`,
)
const ADMINISTRATORS = statement<{ personId: string }>(
  'handover-administrators',
  `select r.person_id as "personId" from person_roles r join people p on p.id = r.person_id and p.erased_at is null where r.role = 'administrator'`,
)

/** Writes down what a try brought: delivered, to be tried again after the next wait, or given up. A receiver that is gone, or deaf for days, is told nothing any more. */
export async function noteAttempt(tx: Tx, { deliveryId, status, milliseconds, said }: Attempted): Promise<void> {
  await run(tx, NOTE, [newId(), deliveryId, tx.now, status, milliseconds, said])
  if (status !== null && status >= 200 && status < 300) {
    await run(tx, DELIVERED, [deliveryId, tx.now])
    return
  }
  const [failed] = await run(tx, FAILED, [deliveryId, RETRY_AFTER_MS, tx.now])
  if (!failed) return
  if (status === GONE) return disable(tx, failed.webhookId, 'gone')
  if (!failed.givenUp) return
  const [heard] = await run(tx, IS_DEAF, [failed.webhookId, failed.since])
  if (heard!.deaf) await disable(tx, failed.webhookId, 'failing')
}

async function disable(tx: Tx, webhookId: string, cause: DisabledCause): Promise<void> {
  const done = await run(tx, DISABLE, [webhookId, tx.now, cause])
  if (done.length === 0) return
  for (const { personId } of await run(tx, ADMINISTRATORS, []))
    await enqueue(tx, webhookDisabled, { webhookId, personId })
}
