import { titleIn } from '../catalogue/title-in.ts'
import { daysAfter } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Lang, say } from '../platform/lang.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { daysInWords, type Stretch } from '../platform/when-in-words.ts'
import type { Reason } from './shapes.ts'

/** A cancelled offering as those who lose their place are told of it. */
export type AboutCancelled = Stretch & {
  title: string
  slug: string
  reason: Reason
  /** The next starts of the course that can be bought. */
  others: Stretch[]
}
type Row = Omit<AboutCancelled, 'others'> & { others: { startsAt: string; endsAt: string; zone: string }[] }

/** Other starts that a mail names. */
const OTHERS_TOLD = 3
const FIND = statement<Row>(
  'going-about-cancelled',
  `select (select t.title from ${titleIn('f.course_id', '$2')} t) as title, k.slug, f.starts_at as "startsAt", f.ends_at as "endsAt", f.zone, c.reason,
     (select coalesce(json_agg(json_build_object('startsAt', n.starts_at, 'endsAt', n.ends_at, 'zone', n.zone) order by n.starts_at), '[]') from (
        select x.* from offerings x where x.course_id = f.course_id and x.id <> f.id and x.published_at is not null and not x.closed
          and x.sale_closes_at > app_now() order by x.starts_at limit ${OTHERS_TOLD}) n where k.published_at is not null) as others
   from offerings f join courses k on k.id = f.course_id join offering_cancellations c on c.offering_id = f.id where f.id = $1`,
)

/** Null where it is not cancelled. */
export async function aboutCancelled(on: On, offeringId: string, lang: Lang): Promise<AboutCancelled | null> {
  const [row] = await run(on, FIND, [offeringId, lang])
  if (!row) return null
  const others = row.others.map(({ zone, startsAt, endsAt }) => ({
    ...{ zone, startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
  }))
  return { ...row, others }
}

/** In the reader's language where it was said in it, else in the other one. */
export const reasonIn = (lang: Lang, { nb, en }: Reason): string => (lang === 'nb' ? (nb ?? en) : (en ?? nb)) ?? ''

/** "14.–15. januar 2027; 3.–4. mai 2027" */
const othersInWords = (lang: Lang, { others }: AboutCancelled): string =>
  others.map((each) => daysInWords(lang, each)).join('; ')

/** When those who lose a place are told: by day, unless it begins within a day. */
export const toldFrom = ({ startsAt }: Pick<AboutCancelled, 'startsAt'>, now: Date): Date =>
  startsAt <= daysAfter(now, 1) ? now : afterQuiet(now)

export const subjectOf = (lang: Lang, { title }: AboutCancelled): string =>
  say(lang, { nb: `Avlyst: ${title}`, en: `Cancelled: ${title}` })

/** What is not held, and why. */
export const openingOf = (lang: Lang, about: AboutCancelled): string =>
  say(lang, {
    nb: `${about.title}, ${daysInWords('nb', about)}, blir dessverre ikke holdt. ${sentence(reasonIn('nb', about.reason))}`,
    en: `${about.title}, ${daysInWords('en', about)}, will unfortunately not be held. ${sentence(reasonIn('en', about.reason))}`,
  })

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)

/** The other starts there are; nothing where there are none. */
export const otherStarts = (lang: Lang, about: AboutCancelled): string =>
  about.others.length === 0
    ? ''
    : say(lang, {
        nb: `Kurset holdes også: ${othersInWords('nb', about)}. Du finner datoene på kursets side.`,
        en: `The course is also held: ${othersInWords('en', about)}. You find these dates on the page of the course.`,
      })
