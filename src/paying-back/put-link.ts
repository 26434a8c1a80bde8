import { z } from 'zod'
import { daysAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import { linkedOften } from './problems.ts'

/** How long a link by which a payee gives an account works, in days. */
export const LINK_DAYS = 14
/** Links for one payback within a day. */
const LINKS_MAX = 5

const Promised = z.object({ linkId: z.uuid() })
export const paybackLinkPromised: Job<z.output<typeof Promised>> = { name: 'payback-link', schema: Promised }

const CLOSE = statement(
  'paying-back-close-links',
  'update payback_links set closed_at = $2 where payback_id = $1 and used_at is null and closed_at is null',
)
const SENT_TODAY = statement<{ count: number }>(
  'paying-back-links-of-late',
  `select count(*) as count from payback_links where payback_id = $1 and asked_at > app_now() - interval '1 day'`,
)
const PUT = statement(
  'paying-back-put-link',
  'insert into payback_links (id, payback_id, asked_at, ends_at) values ($1, $2, $3, $4)',
)

export const closeLinks = async (tx: Tx, paybackId: string): Promise<void> => {
  await run(tx, CLOSE, [paybackId, tx.now])
}

/** Promises the payee a link of their own; every earlier one is dead from now on. @throws payback-link/often */
export async function putLink(tx: Tx, paybackId: string): Promise<void> {
  const [{ count } = { count: 0 }] = await run(tx, SENT_TODAY, [paybackId])
  if (count >= LINKS_MAX) throw linkedOften()
  await closeLinks(tx, paybackId)
  const linkId = newId()
  await run(tx, PUT, [linkId, paybackId, tx.now, daysAfter(tx.now, LINK_DAYS)])
  await enqueue(tx, paybackLinkPromised, { linkId })
}
