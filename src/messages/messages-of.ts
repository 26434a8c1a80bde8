import { titleIn } from '../catalogue/title-in.ts'
import { authorOf } from '../identity/author-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { AboutCourse } from './compose-message.ts'
import type { MessageTexts } from './message-body.ts'

/** A message to all, and how far it has come. */
export type Message = {
  messageId: string
  texts: MessageTexts
  at: Date
  /** Who wrote it; null for a program, and for somebody who was erased. */
  author: string | null
  recipients: number
  sent: number
  bounced: number
}

/** The newest are shown. */
const MOST_SHOWN = 50
const FIND = statement<Message>(
  'messages-of-offering',
  `select m.id as "messageId", m.texts, m.at, ${authorOf('m.by')} as author, m.recipients, s.sent, s.bounced from offering_messages m
   cross join lateral (select count(*) filter (where l.sent_at is not null and l.bounced_at is null)::int as sent, count(l.bounced_at)::int as bounced
     from enrolments e join mails l on l.dedupe_key = 'message:' || m.id || ':' || e.id where e.offering_id = m.offering_id) s
   where m.offering_id = $1 order by m.at desc, m.id desc limit ${MOST_SHOWN}`,
)
const COUNT = statement<{ readers: number }>(
  'messages-count-readers',
  `select count(*)::int as readers from enrolments e join people p on p.id = e.person_id and p.erased_at is null
   where e.offering_id = $1 and e.withdrawn_at is null`,
)

/** What was written to all who take part, the newest first. */
export const messagesOf = (on: On, offeringId: string): Promise<Message[]> => run(on, FIND, [offeringId])

/** To how many a message would go now. */
export const countReaders = async (on: On, offeringId: string): Promise<number> =>
  (await run(on, COUNT, [offeringId]))[0]!.readers

const ABOUT = statement<AboutCourse>(
  'messages-about',
  `select c.contact_email as "contactEmail",
     ${titleIn('c.id', '$2')} as title
   from offerings f join courses c on c.id = f.course_id where f.id = $1`,
)

/** Of which course a message speaks, as a reader of that language knows it. Null where there is none. */
export const aboutCourse = async (on: On, offeringId: string, lang: Lang): Promise<AboutCourse | null> =>
  (await run(on, ABOUT, [offeringId, lang]))[0] ?? null
