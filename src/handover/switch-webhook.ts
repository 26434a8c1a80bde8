import { emit } from '../audit/emit.ts'
import { demandFresh } from '../identity/fresh.ts'
import { run, type Statement, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { notOn } from './problems.ts'
import { putSecret, type Sealing } from './secrets.ts'
import { IS_ON } from './take-deliveries.ts'

/** `on` also ends a pause and what the till had switched off; what waited is sent. */
export const SWITCHES = ['on', 'paused', 'ended'] as const
export type Switch = (typeof SWITCHES)[number]

const SET: Record<Switch, string> = {
  on: 'paused_at = null, disabled_at = null, disabled_cause = null',
  paused: 'paused_at = coalesce(paused_at, $2::timestamptz)',
  ended: 'ended_at = $2::timestamptz',
}
const set = (to: Switch): Statement<{ id: string }> =>
  statement(
    `handover-switch-${to}`,
    `update webhooks set ${SET[to]} where id = $1 and ended_at is null and $2::timestamptz is not null returning id`,
  )
const SWITCH: Record<Switch, Statement<{ id: string }>> = { on: set('on'), paused: set('paused'), ended: set('ended') }
const LOCK = statement<{ isOn: boolean }>(
  'handover-lock-webhook',
  `select ${IS_ON} as "isOn" from webhooks w where w.id = $1 and w.ended_at is null for update`,
)
const PING = statement(
  'handover-ping',
  'insert into webhook_deliveries (id, webhook_id, created_at, since, next_try_at) values ($1, $2, $3, $3, $3)',
)

/** @throws webhook/unknown */
export async function switchWebhook(tx: Tx, id: string, to: Switch): Promise<void> {
  const [done] = await run(tx, SWITCH[to], [id, tx.now])
  if (!done) throw unknown('webhook')
  await emit(tx, { name: 'WebhookSwitched', subjectId: id, facts: { to } })
}

/** A new secret; the one before signs beside it for a day. @throws access/prove-again, webhook/unknown */
export async function renewSecret(tx: Tx, sealing: Sealing): Promise<string> {
  demandFresh(tx.actor)
  const [found] = await run(tx, LOCK, [sealing.webhookId])
  if (!found) throw unknown('webhook')
  await emit(tx, { name: 'WebhookSecretRenewed', subjectId: sealing.webhookId })
  return putSecret(tx, sealing)
}

/** A message that says nothing happened, to see whether it arrives. @throws webhook/unknown, webhook/off */
export async function pingWebhook(tx: Tx, id: string): Promise<string> {
  const [found] = await run(tx, LOCK, [id])
  if (!found) throw unknown('webhook')
  if (!found.isOn) throw notOn()
  const deliveryId = newId()
  await run(tx, PING, [deliveryId, id, tx.now])
  return deliveryId
}
