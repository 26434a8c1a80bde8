import { visitor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { isOneClick } from '../platform/one-click.ts'
import { act, type Till } from '../platform/till.ts'
import { interestOpenedBy } from './interest-token.ts'
import { TITLE } from './on-sale.ts'

/** Where the button of a mail reader leads (RFC 8058). */
export const INTEREST_ONE_CLICK = '/interest/one-click'
/** What is written for an interest is known by this. */
export const mailKeyOf = (interestId: string): string => `interest:${interestId}`

export type Interest = { email: string; title: string; slug: string }
const FIND = statement<Interest>(
  'interest-find',
  `select i.email, c.slug, ${TITLE} as title from course_interests i join courses c on c.id = i.course_id where i.id = $1`,
)
/** With whatever was asked from this address for the course: no link that is still in the post makes it wait again. */
const LEAVE = statement(
  'interest-leave',
  `with left_now as (delete from course_interests where id = $1 returning course_id, email)
   delete from interest_asks a using left_now l where a.course_id = l.course_id and a.email = l.email`,
)
/** Written and not sent. */
const UNWRITE = statement('interest-unwrite', 'delete from mails where dedupe_key = $1 and sent_at is null')

/** What somebody waits for; null where they wait no more. */
export async function interestById(on: On, id: string): Promise<Interest | null> {
  const [found] = await run(on, FIND, [id])
  return found ?? null
}

/**
 * Somebody does not want to be told any more: at once, also what is written and not yet sent. A batch that is being written holds the row,
 * so it is either over, and its mail deleted here, or it does not find the row.
 */
export async function leaveInterest(tx: Tx, id: string): Promise<void> {
  await run(tx, LEAVE, [id])
  await run(tx, UNWRITE, [mailKeyOf(id)])
}

/** The button of a mail reader: no cookie, no page. False where the token or what was posted is none of ours. */
export async function leaveInterestByOneClick(till: Till, token: string, posted: string): Promise<boolean> {
  const id = interestOpenedBy(till.config.sessionSecret, token)
  if (id === null || !isOneClick(posted)) return false
  await seeAs(HOUSE, () => act(till, visitor, (tx) => leaveInterest(tx, id)))
  return true
}
