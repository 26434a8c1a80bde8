import { DAY_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newToken } from '../platform/ids.ts'
import { hasAdministrator } from './problems.ts'

/** How long the operator has to open the link. */
export const FIRST_LINK_MS = DAY_MS

const TAKE_TURN = statement(
  'first-administrator-turn',
  `select pg_advisory_xact_lock(hashtextextended('first-administrator', 0))`,
)
const TAKEN = statement<{ taken: boolean }>(
  'first-administrator-taken',
  `select exists (select from person_roles where role = 'administrator') as taken`,
)
const END_EARLIER = statement(
  'first-link-end',
  `update one_time_links set ends_at = $1 where purpose = 'first-administrator' and used_at is null and ends_at > $1`,
)
const MAKE = statement(
  'first-link-make',
  `insert into one_time_links (digest, purpose, created_at, ends_at) values ($1, 'first-administrator', $2, $3)`,
)

/** The token that makes its bearer the first administrator. A new one ends those before. @throws access/has-administrator */
export async function makeFirstLink(tx: Tx): Promise<{ token: string; endsAt: Date }> {
  if (await isTaken(tx)) throw hasAdministrator()
  const token = newToken()
  const endsAt = new Date(tx.now.getTime() + FIRST_LINK_MS)
  await run(tx, END_EARLIER, [tx.now])
  await run(tx, MAKE, [digestOf(token), tx.now, endsAt])
  return { token, endsAt }
}

/** Whether there is an administrator. One at a time from here to the commit, so that there is never a second first. */
export async function isTaken(tx: Tx): Promise<boolean> {
  await run(tx, TAKE_TURN, [])
  const [row] = await run(tx, TAKEN, [])
  return row?.taken ?? false
}
