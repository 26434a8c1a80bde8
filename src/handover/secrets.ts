import { seal, unseal } from '../access/seal.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { OLD_SECRET_MS } from './limits.ts'
import { newSecret } from './sign.ts'

const USE = 'webhook secrets'
const FIND = statement<{ sealed: string }>(
  'handover-secrets',
  'select sealed from webhook_secrets where webhook_id = $1 and (ends_at is null or ends_at > app_now()) order by created_at desc, id desc',
)
const END = statement(
  'handover-end-secrets',
  'update webhook_secrets set ends_at = $2 where webhook_id = $1 and ends_at is null',
)
const PUT = statement(
  'handover-put-secret',
  'insert into webhook_secrets (id, webhook_id, sealed, created_at) values ($1, $2, $3, $4)',
)

export type Sealing = { webhookId: string; sessionSecret: string }

/** Those that sign a webhook's messages now, the newest first. Those sealed under another SESSION_SECRET cannot be read any more. */
export async function secretsOf(on: On, { webhookId, sessionSecret }: Sealing): Promise<string[]> {
  const rows = await run(on, FIND, [webhookId])
  return rows.flatMap(({ sealed }) => unseal(sealed, sessionSecret, USE) ?? [])
}

/** A new secret, which is told here and never again; the one before signs beside it for a day. */
export async function putSecret(tx: Tx, { webhookId, sessionSecret }: Sealing): Promise<string> {
  const secret = newSecret()
  await run(tx, END, [webhookId, new Date(tx.now.getTime() + OLD_SECRET_MS)])
  await run(tx, PUT, [newId(), webhookId, seal(secret, sessionSecret, USE), tx.now])
  return secret
}
