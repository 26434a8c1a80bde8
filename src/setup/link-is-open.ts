import { type On, run, statement } from '../platform/db/statement.ts'
import { digestOf } from '../platform/ids.ts'

const OPEN = statement<{ open: boolean }>(
  'setup-link-is-open',
  `select exists (select from one_time_links where digest = $1 and purpose = 'first-administrator' and used_at is null
     and ends_at > app_now()) and not exists (select from person_roles where role = 'administrator') as open`,
)

/** Whether this token still makes somebody the first administrator: asked before any password is hashed for it. */
export async function linkIsOpen(on: On, token: string): Promise<boolean> {
  const [row] = await run(on, OPEN, [digestOf(token)])
  return row?.open ?? false
}
