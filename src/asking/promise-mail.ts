import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { RequestMailKind, RequestRecipient } from './schema.ts'

const PROMISE = statement(
  'asking-promise-mail',
  `insert into purchase_request_mails (id, request_id, dedupe_key, kind, recipient, email, made_at, next_try_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (dedupe_key) do nothing`,
)
const CLOSE = statement(
  'asking-close-links',
  `update purchase_request_mails set closed_at = $2 where request_id = $1 and recipient in ('employer', 'approver') and closed_at is null`,
)

export type Promised = {
  requestId: string
  kind: RequestMailKind
  recipient: RequestRecipient
  email: string
  /** Of an approver: there are several, and each is told. */
  personId?: string | null
}

/** Puts a mail where the sender finds it. Each kind goes to each recipient once; sending again is a kind that may repeat. */
export async function promiseMail(tx: Tx, { requestId, kind, recipient, email, personId }: Promised): Promise<void> {
  const id = newId()
  const once = kind === 'resent' ? id : (personId ?? recipient)
  await run(tx, PROMISE, [id, requestId, `${kind}:${requestId}:${once}`, kind, recipient, email, tx.now])
}

/** The links that were mailed open nothing any more, and nobody is asked who has not been told yet. */
export async function closeLinks(tx: Tx, requestId: string): Promise<void> {
  await run(tx, CLOSE, [requestId, tx.now])
}
