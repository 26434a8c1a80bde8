import { titleIn } from '../catalogue/title-in.ts'
import { OFFERED_PATH, type OfferedPath, PATH_FOR_SALE, PATH_WORDS } from '../paths/offered-path.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Offer, type OfferRow, offerFrom } from './offer.ts'
import { OFFERS } from './offer-statements.ts'
import { type Onlooker, valuesOf } from './onlooker.ts'

/** A learning path in a list. */
export type ListedPath = { path: OfferedPath; summary: string; creditTenths: number }
/** A course of a path, with its starts that are on sale now or later. */
export type CourseOfPath = {
  courseId: string
  slug: string
  title: string
  summary: string
  creditTenths: number
  offers: Offer[]
}
/** A learning path as a buyer meets it. `fallback` where the words are in another language than asked for. */
export type PathView = ListedPath & {
  fallback: boolean
  description: string
  outcomes: string
  courses: CourseOfPath[]
}

const CREDITS = `(select coalesce(sum(c.credit_tenths), 0)::int from path_courses b join courses c on c.id = b.course_id where b.path_id = h.id) as "creditTenths"`

/** $5 how many: the newest first. */
const LIST = statement<ListedPath>(
  'storefront-paths',
  `select ${OFFERED_PATH} as path, w.summary, ${CREDITS} from paths h ${PATH_WORDS}
   where ${PATH_FOR_SALE} order by h.published_at desc, h.id desc limit $5`,
)
/** $5 the slug, $6 or the id. */
const ONE = statement<Omit<PathView, 'courses'> & { courses: Omit<CourseOfPath, 'offers'>[] }>(
  'storefront-path',
  `select ${OFFERED_PATH} as path, w.summary, ${CREDITS}, w.lang <> $1 as fallback, w.description, w.outcomes,
     (select json_agg(json_build_object('courseId', c.id, 'slug', c.slug, 'title', ${titleIn('c.id', '$1')}, 'creditTenths', c.credit_tenths,
         'summary', coalesce((select x.summary from course_texts x where x.course_id = c.id
           order by x.summary = '', x.lang = $1 desc, x.lang = 'nb' desc limit 1), '')) order by b.position)
       from path_courses b join courses c on c.id = b.course_id where b.path_id = h.id) as courses
   from paths h ${PATH_WORDS} where (h.slug = $5 or h.id = $6::uuid) and ${PATH_FOR_SALE}`,
)
/** $5 the courses. */
const STARTS = statement<OfferRow>(
  'storefront-starts-of-path',
  `${OFFERS} and o.course_id = any ($5::uuid[]) and o.sale_closes_at > app_now() order by o.starts_at, o.id`,
)

/** The most paths that a list shows. */
const LISTED_MOST = 60

/** The learning paths on sale for whoever looks, the newest first. */
export const pathsForSale = (on: On, onlooker: Onlooker, most = LISTED_MOST): Promise<ListedPath[]> =>
  run(on, LIST, [...valuesOf(onlooker), Math.min(most, LISTED_MOST)])

/** A learning path on sale with its courses and their starts; null where there is none for whoever looks. */
export async function pathBySlug(on: On, slug: string, onlooker: Onlooker): Promise<PathView | null> {
  const [found] = await run(on, ONE, [...valuesOf(onlooker), slug, null])
  if (!found) return null
  const starts = await run(on, STARTS, [...valuesOf(onlooker), found.path.courseIds])
  const offers = starts.map((row) => ({ ...offerFrom(row), paths: [found.path] }))
  const courses = found.courses.map((course) => ({
    ...course,
    offers: offers.filter(({ courseId }) => courseId === course.courseId),
  }))
  return { ...found, courses }
}

/** What is put into a cart by the path's id; null where there is none for whoever looks. */
export async function pathById(on: On, pathId: string, onlooker: Onlooker): Promise<OfferedPath | null> {
  const [found] = await run(on, ONE, [...valuesOf(onlooker), null, pathId])
  return found?.path ?? null
}
