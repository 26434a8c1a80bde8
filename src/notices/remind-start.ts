import { titleIn } from '../catalogue/title-in.ts'
import { accessPaused } from '../orders/dispute-access.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { say } from '../platform/lang.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { act, type Till } from '../platform/till.ts'
import { stretchInWords } from '../platform/when-in-words.ts'
import { type Composed, frameMail, type MailLink } from './frame-mail.ts'
import { learningLink } from './learning-link.ts'
import { calendarAlong } from './own-calendar.ts'
import { type Reader, writeMailTo } from './write-mail.ts'

/** How long before the start those who take part are reminded, in days; not right after they were enrolled. */
const BEFORE_START_DAYS = 3
const AFTER_ENROLMENT_HOURS = 24
const BATCH = 50

type Starting = Reader & {
  orderId: string
  enrolmentId: string
  title: string
  zone: string
  place: string
  startsAt: Date
  endsAt: Date
  joinUrl: string
  practical: string
  /** Says which start it is a reminder of. */
  key: string
}

const KEY = `'starts:' || e.id || ':' || extract(epoch from f.starts_at)::bigint`
/** A course that is moved is reminded of anew. */
const FIND = statement<Starting>(
  'notices-find-starting',
  `select p.name, p.email, p.lang, e.order_id as "orderId", e.id as "enrolmentId", t.title, f.zone, coalesce(s.place, f.place) as place,
     coalesce(s.starts_at, f.starts_at) as "startsAt", coalesce(s.ends_at, f.ends_at) as "endsAt",
     f.join_url as "joinUrl", coalesce(f.practical ->> p.lang, '') as practical, ${KEY} as key
   from offerings f join enrolments e on e.offering_id = f.id join people p on p.id = e.person_id
   cross join lateral ${titleIn('f.course_id', 'p.lang')} t
   left join lateral (select m.place, m.starts_at, m.ends_at from offering_sessions m where m.offering_id = f.id order by m.starts_at limit 1) s on true
   where f.starts_at between app_now() and app_now() + interval '${BEFORE_START_DAYS} days'
     and e.withdrawn_at is null and e.completed_at is null and p.erased_at is null
     and e.enrolled_at < app_now() - interval '${AFTER_ENROLMENT_HOURS} hours'
     and not (${accessPaused('e.order_id')}) and not exists (select from mails m where m.dedupe_key = ${KEY})
   order by f.starts_at, e.id limit ${BATCH}`,
)

/** Reminds those who take part that their course begins: when, where, and how to join. Returns how many were reminded. */
export function remindStart(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'notices' }, async (tx) => {
    const found = await run(tx, FIND, [])
    for (const each of found) await remind(tx, till, each)
    return found.length
  })
}

async function remind(tx: Tx, till: Till, starting: Starting): Promise<void> {
  const { key, orderId } = starting
  await writeMailTo(tx, starting, {
    dedupeKey: key,
    kind: 'starts',
    ...composeStarts(starting, learningLink(till, starting.lang)),
    ...{ attachments: calendarAlong(starting.lang, [starting.enrolmentId]), orderId, from: afterQuiet(tx.now) },
  })
}

export function composeStarts(
  starting: Omit<Starting, 'name' | 'email' | 'orderId' | 'enrolmentId' | 'key'>,
  link: MailLink,
): Composed {
  const { lang, title, place, joinUrl, practical } = starting
  const at = stretchInWords(lang, starting)
  return frameMail(lang, {
    subject: say(lang, { nb: `Snart begynner ${title}`, en: `${title} begins soon` }),
    opening: say(lang, {
      nb: `Vi gleder oss til å se deg på ${title}.`,
      en: `We look forward to seeing you at ${title}.`,
    }),
    lines: [
      `${say(lang, { nb: 'Første gang', en: 'First time' })}: ${at}`,
      `${say(lang, { nb: 'Sted', en: 'Where' })}: ${place}`,
      ...(joinUrl === '' ? [] : [`${say(lang, { nb: 'Bli med på nett', en: 'Join online' })}: ${joinUrl}`]),
    ],
    after: [
      practical,
      say(lang, { nb: 'Alle samlingene står under Min læring.', en: 'All sessions stand under My learning.' }),
    ]
      .filter((part) => part !== '')
      .join(' '),
    link,
  })
}
