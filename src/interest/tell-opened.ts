import { writeMailTo } from '../notices/write-mail.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { act, type Till } from '../platform/till.ts'
import { mailKeyOf } from './leave-interest.ts'
import { CAN_BE_BOOKED, TITLE } from './on-sale.ts'
import { type Opened, openedMail } from './opened-mail.ts'

/** Mails written in a transaction. */
const BATCH = 50

/** The earliest start of each course that has a seat left is told of; while all are full, whoever waits goes on waiting. Who leaves at this moment waits for the lock, and finds their mail, or is not found. */
const TAKE = statement<Opened & { email: string }>(
  'interest-take-opened',
  `select i.id as "interestId", i.email, i.lang, c.slug, ${TITLE} as title, s.code, s.place, s.zone, s.starts_at as "startsAt", s.ends_at as "endsAt"
   from course_interests i join courses c on c.id = i.course_id and c.published_at is not null
   join lateral (select o.* from offerings o where o.course_id = c.id and ${CAN_BE_BOOKED} order by o.starts_at, o.id limit 1) s on true
   order by i.confirmed_at, i.id limit ${BATCH} for update of i skip locked`,
)
const DONE = statement('interest-done', 'delete from course_interests where id = any ($1::uuid[])')

/**
 * Tells those who wait for a course that a start of it can be booked, once: the mail and the end of their waiting are one transaction, so neither
 * two processes nor two starts that open together write twice. By day only, and behind all other mails. Returns how many it wrote.
 */
export function tellOpened(till: Till): Promise<number> {
  return seeAs(HOUSE, () =>
    act(till, { kind: 'job', name: 'interest' }, async (tx) => {
      if (afterQuiet(tx.now) > tx.now) return 0
      const opened = await run(tx, TAKE, [])
      for (const { email, ...each } of opened)
        await writeMailTo(
          tx,
          { name: '', email, lang: each.lang },
          {
            ...openedMail(till, each),
            ...{ dedupeKey: mailKeyOf(each.interestId), kind: 'interest', attachments: [], orderId: null },
          },
        )
      if (opened.length > 0) await run(tx, DONE, [opened.map(({ interestId }) => interestId)])
      return opened.length
    }),
  )
}
