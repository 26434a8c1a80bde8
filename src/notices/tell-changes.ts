import type { Arranged } from '../catalogue/schema.ts'
import { DAY_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { say } from '../platform/lang.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { act, type Till } from '../platform/till.ts'
import type { MailLink } from './frame-mail.ts'
import { learningLink } from './learning-link.ts'
import { linkTo } from './link-to.ts'
import { calendarAlong } from './own-calendar.ts'
import { type PlaceHolder, placeHolders } from './place-holders.ts'
import { type Change, writeChange } from './write-change.ts'
import { writeMailTo } from './write-mail.ts'

/** What begins so soon is told at once, whatever the hour, in milliseconds. */
const URGENT_MS = DAY_MS

type Untold = Omit<Change, 'freeUntil'> & { changeId: string; offeringId: string; freeUntil: Date | null }

const TAKE = statement<Untold>(
  'notices-take-change',
  `select g.id as "changeId", g.offering_id as "offeringId", g.before, g.after, g.free_until as "freeUntil", g.words
   from offering_changes g where g.told_at is null order by g.at limit 1 for update skip locked`,
)
const TOLD = statement('notices-change-told', 'update offering_changes set told_at = $2 where id = $1')

/** Writes to everybody who has a place in an offering that was changed. Returns how many changes were told. */
export function tellChanges(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'notices' }, async (tx) => {
    const [change] = await run(tx, TAKE, [])
    if (!change) return 0
    const from = isUrgent(change, tx.now) ? tx.now : afterQuiet(tx.now)
    for (const reader of await placeHolders(tx, change.offeringId)) {
      await writeMailTo(tx, reader, {
        dedupeKey: `change:${change.changeId}:${reader.enrolmentId ?? reader.orderId}`,
        kind: 'change',
        ...writeChange(reader, change, linkFor(till, reader)),
        attachments: calendarAlong(reader.lang, reader.enrolmentId ? [reader.enrolmentId] : []),
        ...{ orderId: reader.orderId, from },
      })
    }
    await run(tx, TOLD, [change.changeId, tx.now])
    return 1
  })
}

/** Somebody might set out today for what has moved, or miss what begins. */
function isUrgent({ before, after }: Pick<Change, 'before' | 'after'>, now: Date): boolean {
  const begins = ({ startsAt, sessions }: Arranged) => [startsAt, ...sessions.map((each) => each.startsAt)]
  return [...begins(before), ...begins(after)].some((each) => {
    const ahead = Date.parse(each) - now.getTime()
    return ahead > 0 && ahead <= URGENT_MS
  })
}

/** Whoever pays comes to the order, where it can be cancelled; the others to what they learn. */
const linkFor = (till: Till, { pays, orderId, linkTurn, lang }: PlaceHolder): MailLink =>
  pays
    ? { url: linkTo(till, { id: orderId, lang, linkTurn }), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) }
    : learningLink(till, lang)
