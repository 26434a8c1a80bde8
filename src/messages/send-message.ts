import { emit } from '../audit/emit.ts'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { titleIn } from '../catalogue/title-in.ts'
import { writeMailTo } from '../notices/write-mail.ts'
import { nameOf } from '../platform/actor.ts'
import { daysAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import type { Till } from '../platform/till.ts'
import { type AboutCourse, composeMessage } from './compose-message.ts'
import type { MessageBody } from './message-body.ts'
import { nobodyToWrite, tooManyMessages } from './problems.ts'

/** Messages to those who take part in one offering within a day. */
export const MESSAGES_A_DAY = 5

const LATELY = statement<{ sent: number }>(
  'messages-lately',
  `select count(*)::int as sent from offering_messages where offering_id = $1 and at > app_now() - interval '1 day'`,
)
type Reader = AboutCourse & {
  enrolmentId: string
  orderId: string
  name: string
  email: string
  lang: Lang
  startsAt: Date
}
const READERS = statement<Reader>(
  'messages-readers',
  `select e.id as "enrolmentId", e.order_id as "orderId", p.name, p.email, p.lang, f.starts_at as "startsAt", c.contact_email as "contactEmail",
     ${titleIn('c.id', 'p.lang')} as title
   from enrolments e join people p on p.id = e.person_id and p.erased_at is null
   join offerings f on f.id = e.offering_id join courses c on c.id = f.course_id
   where e.offering_id = $1 and e.withdrawn_at is null order by e.id`,
)
const WRITE = statement(
  'messages-write',
  'insert into offering_messages (id, offering_id, texts, at, by, recipients) values ($1, $2, $3, $4, $5, $6)',
)

/**
 * Writes to everybody who takes part, a mail each, so that nobody sees who else does. At night it waits for the morning, unless the
 * course begins within a day. Returns the id of the message. @throws offering/unknown, message/nobody, message/too-many
 */
export async function sendMessage(
  tx: Tx,
  till: Till,
  { offeringId, body: { texts } }: { offeringId: string; body: MessageBody },
): Promise<string> {
  await lockOffering(tx, offeringId)
  const [lately] = await run(tx, LATELY, [offeringId])
  if (lately!.sent >= MESSAGES_A_DAY) throw tooManyMessages(MESSAGES_A_DAY)
  const readers = await run(tx, READERS, [offeringId])
  if (readers.length === 0) throw nobodyToWrite()
  const messageId = newId()
  await run(tx, WRITE, [messageId, offeringId, JSON.stringify(texts), tx.now, nameOf(tx.actor), readers.length])
  for (const { enrolmentId, orderId, startsAt, ...reader } of readers)
    await writeMailTo(tx, reader, {
      ...{ dedupeKey: `message:${messageId}:${enrolmentId}`, kind: 'message', attachments: [], orderId },
      ...composeMessage(till, reader, { texts, reader: reader.lang }),
      from: startsAt <= daysAfter(tx.now, 1) ? tx.now : afterQuiet(tx.now),
    })
  await emit(tx, { name: 'MessageSent', subjectId: offeringId, facts: { messageId, recipients: readers.length } })
  return messageId
}
