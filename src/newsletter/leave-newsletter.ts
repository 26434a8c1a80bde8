import { visitor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { isOneClick } from '../platform/one-click.ts'
import { act, type Till } from '../platform/till.ts'
import { noteConsent } from './note-consent.ts'
import { subscriberOpenedBy } from './subscriber-token.ts'

/** Where the button of a mail reader leads (RFC 8058). */
export const ONE_CLICK_PATH = '/newsletter/one-click'

const LEAVE = statement<{ id: string }>(
  'newsletter-leave',
  'update newsletter_subscribers set left_at = $2 where id = $1 and left_at is null returning id',
)
/** Written and not sent: mails of an issue are known by their reader's row. */
const UNWRITE = statement(
  'newsletter-unwrite',
  `delete from mails m using newsletter_readers r where r.subscriber_id = $1 and m.dedupe_key = 'newsletter:' || r.id and m.sent_at is null`,
)

/**
 * Somebody leaves: at once, also what is written and not yet sent. Whoever has left already stays so. A batch that is being written
 * holds the subscriber's row, so it is either over, and its mail deleted here, or it finds them gone.
 */
export async function leaveNewsletter(tx: Tx, subscriberId: string, deed: 'left' | 'one-click'): Promise<void> {
  const [left] = await run(tx, LEAVE, [subscriberId, tx.now])
  if (!left) return
  await run(tx, UNWRITE, [subscriberId])
  await noteConsent(tx, { subscriberId, deed })
}

/** The button of a mail reader: no cookie, no page. False where the token or what was posted is none of ours. */
export async function leaveByOneClick(till: Till, token: string, posted: string): Promise<boolean> {
  const subscriberId = subscriberOpenedBy(till.config.sessionSecret, token)
  if (subscriberId === null || !isOneClick(posted)) return false
  await seeAs(HOUSE, () => act(till, visitor, (tx) => leaveNewsletter(tx, subscriberId, 'one-click')))
  return true
}
