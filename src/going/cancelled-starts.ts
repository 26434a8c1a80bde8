import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Stretch } from '../platform/when-in-words.ts'

const BY_CODE = statement<Stretch>(
  'going-cancelled-start',
  `select f.starts_at as "startsAt", f.ends_at as "endsAt", f.zone from offerings f join courses k on k.id = f.course_id
   where k.slug = $1 and f.code = $2 and f.cancelled_at is not null and not f.closed`,
)

/** The start that a link names, where it was cancelled; null where it was not, or there is none. */
export const cancelledStart = async (on: On, slug: string, code: string): Promise<Stretch | null> =>
  (await run(on, BY_CODE, [slug, code]))[0] ?? null

export type CancelledFor = Stretch & { title: string; slug: string }
const OF_PERSON = statement<CancelledFor>(
  'going-cancelled-for',
  `select distinct t.title, k.slug, f.starts_at as "startsAt", f.ends_at as "endsAt", f.zone from enrolments e
   join offerings f on f.id = e.offering_id and f.cancelled_at <= e.withdrawn_at and f.ends_at > app_now() join courses k on k.id = f.course_id
   cross join lateral ${titleIn('k.id', '$2')} t where e.person_id = $1 order by f.starts_at`,
)

/** What somebody had a place in that is cancelled, until the days are over on which it was to be held. */
export const cancelledFor = (on: On, personId: string, lang: Lang): Promise<CancelledFor[]> =>
  run(on, OF_PERSON, [personId, lang])
