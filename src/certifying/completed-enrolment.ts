import { moneyKindSetting } from '../invoicing/enter-money-kind.ts'
import { namedSeller, sellerSetting } from '../invoicing/seller.ts'
import { seriesOf } from '../invoicing/series.ts'
import { dayIn } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { readInstallation } from '../platform/installation.ts'
import type { Lang, Said } from '../platform/lang.ts'
import { readSetting } from '../platform/settings.ts'
import { type CertificateContent, WORDING } from './content.ts'
import { signatorySetting } from './signatory.ts'

type Words = Partial<Record<Lang, { title: string; outcomes: string }>>
type Facts = {
  completedAt: Date | null
  withdrawn: boolean
  erased: boolean
  name: string
  email: string
  lang: Lang
  words: Words
  zone: string
  startsAt: Date
  endsAt: Date
  teachers: string[]
} & Pick<CertificateContent, 'slug' | 'offering' | 'creditTenths' | 'level' | 'sessions' | 'minutes' | 'faculty'>

/** The learner's own name where they have an account, else as whoever ordered named them. */
const NAME = `case when n.email_verified_at is not null then n.name else coalesce((select min(pl.name) from order_places pl
  join order_lines l on l.id = pl.line_id where pl.order_id = e.order_id and pl.person_id = e.person_id and l.offering_id = e.offering_id), n.name) end`

const FIND = statement<Facts>(
  'certifying-enrolment',
  `select e.completed_at as "completedAt", e.withdrawn_at is not null as withdrawn, n.erased_at is not null as erased, ${NAME} as name, n.email, n.lang,
     c.slug, f.code as offering, c.credit_tenths as "creditTenths", c.level, c.faculty, f.zone, f.starts_at as "startsAt", f.ends_at as "endsAt",
     (select json_object_agg(t.lang, json_build_object('title', t.title, 'outcomes', t.outcomes)) from course_texts t where t.course_id = c.id) as words,
     (select count(*) from offering_sessions s where s.offering_id = f.id) as sessions,
     (select coalesce(sum(extract(epoch from s.ends_at - s.starts_at)) / 60, 0)::int from offering_sessions s where s.offering_id = f.id) as minutes,
     (select coalesce(json_agg(p.name order by h.since, p.id), '[]') from offering_teachers h join people p on p.id = h.person_id
      where h.offering_id = f.id and h.ended_at is null and p.erased_at is null) as teachers
   from enrolments e join people n on n.id = e.person_id join offerings f on f.id = e.offering_id join courses c on c.id = f.course_id
   where e.id = $1 for update of e`,
)

export type Completed = { email: string; lang: Lang; content: CertificateContent }

/**
 * What a certificate of an enrolment says now; null where it is not completed, or nobody is known by it. The enrolment stays locked, so that only one
 * is made. Before setup has said who sells nothing is certified: it is looked at again.
 */
export async function completedEnrolment(tx: Tx, enrolmentId: string): Promise<Completed | null> {
  const [found] = await run(tx, FIND, [enrolmentId])
  if (!found?.completedAt || found.withdrawn || found.erased) return null
  const [seller, installation] = [await readSetting(tx, sellerSetting), await readInstallation(tx)]
  if (!seller || !installation) throw new Error('nobody is set up who could certify')
  const money = await readSetting(tx, moneyKindSetting)
  const { completedAt, email, lang, words, zone, startsAt, endsAt, withdrawn: _w, erased: _e, ...facts } = found
  return {
    email,
    lang,
    content: {
      wording: WORDING,
      ...facts,
      titles: inBoth(words, 'title'),
      outcomes: inBoth(words, 'outcomes'),
      startsOn: dayIn(zone, startsAt),
      endsOn: dayIn(zone, endsAt),
      completedOn: dayIn(zone, completedAt),
      seller: namedSeller(seller),
      signatory: await readSetting(tx, signatorySetting),
      test: seriesOf({ mode: installation.mode, money, kind: 'invoice' }, 'shared').test,
    },
  }
}

/** A language in which a course says nothing has the words of the other. */
const inBoth = ({ nb, en }: Words, what: 'title' | 'outcomes'): Said => ({
  nb: nb?.[what] || en?.[what] || '',
  en: en?.[what] || nb?.[what] || '',
})
