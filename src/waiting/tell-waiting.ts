import { run, statement } from '../platform/db/statement.ts'
import type { Said } from '../platform/lang.ts'
import { letter, linkTo, senderOf } from '../platform/letter.ts'
import { isErasedAddress } from '../platform/personal.ts'
import type { Till } from '../platform/till.ts'
import type { WaitingTold } from './waiting-mail.ts'
import { waitingTokenOf } from './waiting-token.ts'
import { type Told, wordsOf } from './waiting-words.ts'

/** Where a place on a waiting list is read and answered, in the language of whoever waits. */
export const WAITING_PATH = '/waiting'

const FIND = statement<Told>(
  'waiting-told',
  `select e.email, e.lang, t.title, o.code, o.zone, o.starts_at as "startsAt", o.ends_at as "endsAt", e.quantity, e.takes, e.wanting,
     e.ended_at is not null as "isOver", f.quantity as offered, f.ends_at as "offerEndsAt"
   from waiting_entries e join offerings o on o.id = e.offering_id
   join lateral (select t.title from course_texts t where t.course_id = o.course_id
     order by t.title = '', t.lang = e.lang desc, t.lang = 'nb' desc limit 1) t on true
   left join waiting_offers f on f.entry_id = e.id and f.closed_at is null and f.ends_at > app_now()
   where e.id = $1`,
)

/** Tells somebody who waits what has come of it. An offer that is over by now is told by its own mail. */
export async function tellWaiting(till: Till, { entryId, kind }: WaitingTold): Promise<void> {
  const [told] = await run({ client: till.connection.pool }, FIND, [entryId])
  if (!told || isErasedAddress(told.email)) return
  const words = wordsOf(kind, told)
  if (!words) return
  const sender = await senderOf(till, told.lang)
  const token = waitingTokenOf(till.config.sessionSecret, entryId)
  const link = linkTo(sender, `${WAITING_PATH}?${new URLSearchParams({ token })}`)
  const said = (each: Said) => each[told.lang]
  await till.sendMail(letter(sender, { to: told.email, link, subject: said(words.subject), body: said(words.body) }))
}
