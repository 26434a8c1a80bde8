import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { PathText } from './path.ts'

type Columns = { amountMinor: number | null; currency: Currency | null; percentBasisPoints: number | null }
/** A path in the list of those who keep them. Seats are those ordered as part of it that were not given back. */
export type KeptPath = Columns & {
  pathId: string
  slug: string
  title: string
  closed: boolean
  publishedAt: Date | null
  courses: number
  seats: number
}
/** A path as it is edited. */
export type DraftPath = KeptPath & {
  texts: Partial<Record<Lang, PathText>>
  courseIds: string[]
  organisationNumbers: string[] | null
}

const KEPT = `h.id as "pathId", h.slug, h.amount_minor as "amountMinor", h.currency, h.percent_basis_points as "percentBasisPoints", h.closed,
  h.published_at as "publishedAt", coalesce((select x.title from path_texts x where x.path_id = h.id order by x.lang = $1 desc, x.lang limit 1), '') as title,
  (select count(*)::int from path_courses b where b.path_id = h.id) as courses,
  (select count(*)::int from order_lines l join orders o on o.id = l.order_id join order_places p on p.line_id = l.id
    where l.path_id = h.id and o.settled_at is not null and o.cancelled_at is null and p.returned_at is null) as seats`

/** $1 the language, $2 the id of the last one of the page before, $3 how many. Ids rise with time. */
const LIST = statement<KeptPath>(
  'paths-list',
  `select ${KEPT} from paths h where ($2::uuid is null or h.id < $2) order by h.id desc limit $3`,
)
const ONE = statement<DraftPath>(
  'paths-draft',
  `select ${KEPT}, coalesce((select json_object_agg(x.lang, json_build_object('title', x.title, 'summary', x.summary,
       'description', x.description, 'outcomes', x.outcomes)) from path_texts x where x.path_id = h.id), '{}') as texts,
     coalesce((select json_agg(b.course_id order by b.position) from path_courses b where b.path_id = h.id), '[]') as "courseIds",
     case when h.closed then coalesce((select json_agg(c.organisation_number order by c.name, c.id) from path_companies n
       join companies c on c.id = n.company_id where n.path_id = h.id), '[]') end as "organisationNumbers"
   from paths h where h.id = $2`,
)
const COURSES = statement<{ courseId: string; title: string }>(
  'paths-courses-to-choose',
  `select c.id as "courseId", ${titleIn('c.id', '$1')} as title from courses c order by 2, c.id`,
)

/** Every path, drafts included, the newest first. */
export const listPaths = (
  on: On,
  { lang, after, limit }: { lang: Lang; after: string | null; limit: number },
): Promise<KeptPath[]> => run(on, LIST, [lang, after, limit])

/** A path as it is edited, published or not; null where there is none. */
export async function draftPath(on: On, pathId: string, lang: Lang): Promise<DraftPath | null> {
  const [path] = await run(on, ONE, [lang, pathId])
  return path ?? null
}

/** The courses that a path may have, by title. */
export const coursesToChoose = (on: On, lang: Lang): Promise<{ courseId: string; title: string }[]> =>
  run(on, COURSES, [lang])
