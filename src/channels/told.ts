import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Offer } from '../storefront/offer.ts'
import { offersOf } from '../storefront/offers.ts'

/** Of what is told, only this; the words in this language, where there are such. */
export type Wanted = { lang: Lang; faculty?: string | undefined; topic?: string | undefined }

/** An offer that others are told of, with when it came on sale and when its course or its start was last changed by somebody. */
export type Told = Offer & { publishedAt: Date; changedAt: Date }
type Chosen = Pick<Told, 'offeringId' | 'publishedAt' | 'changedAt'>

/** Offers read at a time, so that memory stays flat at any number of them. */
const AT_A_TIME = 200

/** By what the audit log knows changes of a course, its words and its starts. */
export const TOLD_KINDS = `('courses', 'course_texts', 'offerings', 'offering_prices', 'offering_extras', 'offering_changes')`

/** What was changed last is what the audit log says last of the course, its words and its start. */
const COLUMNS = `o.id as "offeringId", greatest(o.published_at, c.published_at) as "publishedAt",
    greatest(o.published_at, c.published_at, (select max(a.at) from audit_acts a where a.subject_id in (o.id::text, c.id::text)
      and a.kind in ${TOLD_KINDS})) as "changedAt"`

/** Published, open to everybody, and bookable now or later: $1 a faculty, $2 a topic. */
const TOLD = `from offerings o join courses c on c.id = o.course_id
  where o.published_at is not null and c.published_at is not null and not o.closed and o.sale_closes_at > app_now()
    and ($1::text is null or c.faculty = $1) and ($2::text is null or $2 = any (c.topics))`

const EVERY = statement<Chosen>(
  'channels-every',
  `select ${COLUMNS} ${TOLD} and ($3::uuid is null or o.id > $3) order by o.id limit $4`,
)
const NEWEST = statement<Chosen>(
  'channels-newest',
  `select ${COLUMNS} ${TOLD} order by greatest(o.published_at, c.published_at) desc, o.id desc limit $3`,
)
const ANY = statement<{ told: boolean }>('channels-any', `select exists (select ${TOLD}) as told`)
const NEXT = statement<Chosen>('channels-next', `select ${COLUMNS} ${TOLD} order by o.starts_at, o.id limit $3`)
const CHOICES = statement<{ faculties: string[]; topics: string[] }>(
  'channels-choices',
  `with told as (select distinct c.id, c.faculty, c.topics ${TOLD})
   select coalesce((select array_agg(distinct faculty order by faculty) from told), '{}') as faculties,
     coalesce((select array_agg(distinct topic order by topic) from told, unnest(topics) topic), '{}') as topics`,
)

/** Everything that is told, some at a time, in an order that no change of words or dates turns over. */
export async function* everyTold(on: On, wanted: Wanted): AsyncGenerator<Told[]> {
  let after: string | null = null
  for (;;) {
    const chosen: Chosen[] = await run(on, EVERY, [...filtersOf(wanted), after, AT_A_TIME])
    yield await offered(on, wanted.lang, chosen)
    if (chosen.length < AT_A_TIME) return
    after = chosen.at(-1)!.offeringId
  }
}

/** What came on sale last, newest first. */
export const newestTold = async (on: On, wanted: Wanted, most: number): Promise<Told[]> =>
  offered(on, wanted.lang, await run(on, NEWEST, [...filtersOf(wanted), most]))

/** Whether there is anything of a faculty or a topic; where neither is asked for an empty list is told as well. */
export async function isTold(on: On, wanted: Wanted): Promise<boolean> {
  const filters = filtersOf(wanted)
  if (filters.every((filter) => filter === null)) return true
  const [row] = await run(on, ANY, filters)
  return row!.told
}

/** What begins next. */
export const nextTold = async (on: On, wanted: Wanted, most: number): Promise<Told[]> =>
  offered(on, wanted.lang, await run(on, NEXT, [...filtersOf(wanted), most]))

/** The faculties and topics of what is told: what a list on another site can be narrowed to. */
export async function choicesToTell(on: On): Promise<{ faculties: string[]; topics: string[] }> {
  const [choices] = await run(on, CHOICES, [null, null])
  return choices!
}

/** In the order they were chosen in; what went off sale in between is not there. Read as a visitor reads: nobody's own prices. */
async function offered(on: On, lang: Lang, chosen: readonly Chosen[]): Promise<Told[]> {
  if (chosen.length === 0) return []
  const ids = chosen.map(({ offeringId }) => offeringId)
  const offers = new Map((await offersOf(on, ids, lang)).map((offer) => [offer.offeringId, offer]))
  return chosen.flatMap((each) => {
    const offer = offers.get(each.offeringId)
    return offer ? [{ ...offer, publishedAt: each.publishedAt, changedAt: each.changedAt }] : []
  })
}

const filtersOf = ({ faculty, topic }: Wanted) => [faculty ?? null, topic ?? null]
