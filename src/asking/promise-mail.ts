import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { RequestMailKind } from './schema.ts'

const PROMISE = statement(
  'asking-promise-mail',
  `insert into purchase_request_mails (id, request_id, dedupe_key, kind, recipient, email, made_at, next_try_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (dedupe_key) do nothing`,
)
const CLOSE = statement(
  'asking-close-links',
  `update purchase_request_mails set closed_at = $2 where request_id = $1 and recipient = 'employer' and closed_at is null`,
)

export type Promised = { requestId: string; kind: RequestMailKind; recipient: 'employer' | 'learner'; email: string }

/** Puts a mail where the sender finds it. Each kind goes to each recipient once; sending again is a kind that may repeat. */
export async function promiseMail(tx: Tx, { requestId, kind, recipient, email }: Promised): Promise<void> {
  const id = newId()
  const once = kind === 'resent' ? id : recipient
  await run(tx, PROMISE, [id, requestId, `${kind}:${requestId}:${once}`, kind, recipient, email, tx.now])
}

/** The links that were mailed open nothing any more. */
export async function closeLinks(tx: Tx, requestId: string): Promise<void> {
  await run(tx, CLOSE, [requestId, tx.now])
}
