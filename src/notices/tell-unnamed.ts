import { orderView } from '../checkout/order-view.ts'
import { dayIn } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { count, dayInWords, type Lang, say } from '../platform/lang.ts'
import { OF_ERASED } from '../platform/personal.ts'
import { act, type Till } from '../platform/till.ts'
import { type Composed, frameMail } from './frame-mail.ts'
import { linkTo } from './link-to.ts'
import { writeMail } from './write-mail.ts'

/** A company hears of its unnamed seats so many days before the course, once, and not right after it has bought them. */
const BEFORE_START_DAYS = 14
const AFTER_PURCHASE_DAYS = 2
const BATCH = 20

type Unnamed = { orderId: string; offeringId: string; seats: number; title: string; zone: string; startsAt: Date }

const FIND = statement<Unnamed>(
  'notices-find-unnamed',
  `select w.order_id as "orderId", w.offering_id as "offeringId", count(*) as seats, l.title, f.zone, f.starts_at as "startsAt"
   from offerings f join wallet_seats w on w.offering_id = f.id join orders o on o.id = w.order_id and o.payer ->> 'email' not like '${OF_ERASED}'
   join order_lines l on l.order_id = w.order_id and l.offering_id = f.id and l.kind = 'seat'
   where f.starts_at between app_now() and app_now() + interval '${BEFORE_START_DAYS} days'
     and w.bought_at < app_now() - interval '${AFTER_PURCHASE_DAYS} days'
     and not exists (select from seat_assignments a where a.seat_id = w.seat_id and a.ended_at is null)
     and not exists (select from enrolments e where e.seat_id = w.seat_id and e.withdrawn_at is null)
     and not exists (select from mails m where m.dedupe_key = 'unnamed:' || w.order_id || ':' || w.offering_id)
   group by w.order_id, w.offering_id, l.title, f.zone, f.starts_at order by f.starts_at, w.order_id limit ${BATCH}`,
)

/** Tells buyers of seats that nobody has been given while the course comes near. Returns how many were told. */
export function tellUnnamed(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'notices' }, async (tx) => {
    const found = await run(tx, FIND, [])
    for (const each of found) await tell(tx, till, each)
    return found.length
  })
}

async function tell(tx: Tx, till: Till, unnamed: Unnamed): Promise<void> {
  const { orderId, offeringId } = unnamed
  const order = await orderView(tx, orderId)
  if (!order) return
  await writeMail(tx, order, {
    dedupeKey: `unnamed:${orderId}:${offeringId}`,
    kind: 'unnamed',
    ...composeUnnamed(order.lang, unnamed, linkTo(till, order)),
    attachments: [],
  })
}

export function composeUnnamed(
  lang: Lang,
  { seats, title, zone, startsAt }: Pick<Unnamed, 'seats' | 'title' | 'zone' | 'startsAt'>,
  url: string,
): Composed {
  const day = (to: Lang) => dayInWords(dayIn(zone, startsAt), to)
  const words = count(lang, seats, {
    one: { nb: '{n} plass på {title} har ikke noe navn', en: '{n} seat in {title} has no name' },
    other: { nb: '{n} plasser på {title} har ikke noe navn', en: '{n} seats in {title} have no name' },
  }).replace('{title}', title)
  return frameMail(lang, {
    subject: words,
    opening: say(lang, {
      nb: `${title} begynner ${day('nb')}, og noen av plassene dere har kjøpt, er ikke gitt til noen.`,
      en: `${title} begins on ${day('en')}, and some of the seats you have bought have not been given to anybody.`,
    }),
    lines: [`${words}.`],
    after: say(lang, {
      nb: 'Gi dem bort under Min bedrift, så rekker deltakerne å takke ja. Plasser dere ikke trenger, kan gis tilbake der etter vilkårene.',
      en: 'Give them away under My company, so that people have time to accept. Seats you do not need can be given back there by the terms.',
    }),
    link: { url, see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}
