import { titleIn } from '../catalogue/title-in.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { isErasedAddress } from '../platform/personal.ts'
import type { Till } from '../platform/till.ts'
import type { WaitingMail, WaitingTold } from './waiting-mail.ts'
import { waitingTokenOf } from './waiting-token.ts'
import { type Told, wordsOf } from './waiting-words.ts'

/** Where a place on a waiting list is read and answered, in the language of whoever waits. */
export const WAITING_PATH = '/waiting'

const FIND = statement<Told>(
  'waiting-told',
  `select e.email, e.lang, t.title, o.code, o.zone, o.starts_at as "startsAt", o.ends_at as "endsAt", e.quantity, e.takes, e.wanting,
     e.ended_at is not null as "isOver", f.quantity as offered, f.ends_at as "offerEndsAt"
   from waiting_entries e join offerings o on o.id = e.offering_id
   join lateral ${titleIn('o.course_id', 'e.lang')} t on true
   left join waiting_offers f on f.entry_id = e.id and f.closed_at is null and f.ends_at > app_now()
   where e.id = $1`,
)

/** Tells somebody who waits what has come of it. An offer that is over by now is told by its own mail. */
export async function tellWaiting(till: Till, { entryId, kind }: WaitingTold): Promise<void> {
  const [told] = await run({ client: till.connection.pool }, FIND, [entryId])
  if (!told || isErasedAddress(told.email)) return
  const token = waitingTokenOf(till.config.sessionSecret, entryId)
  const mail = waitingMail(await senderOf(till, told.lang), { ...told, kind, token })
  if (mail) await till.sendMail(mail)
}

/** Null where it is too late to say it. */
export function waitingMail(sender: Sender, told: Told & { kind: WaitingMail; token: string }): Mail | null {
  const { kind, token } = told
  const words = wordsOf(kind, told)
  if (!words) return null
  const link = linkTo(sender, `${WAITING_PATH}?${new URLSearchParams({ token })}`)
  const said = (each: Said) => each[told.lang]
  const [subject, body] = [said(words.subject), said(words.body)]
  return letter(sender, { kind: 'waiting', to: told.email, link, subject, body })
}
