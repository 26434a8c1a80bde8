import { titleIn } from '../catalogue/title-in.ts'
import { COURSES_MIN } from '../paths/path.ts'
import { type PathMissing, pathNotReady } from '../paths/problems.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LANGS } from '../platform/lang.ts'
import { TAX_CLASSES_NOW } from '../pricing/tax-class.ts'

/** A path as far as its gate asks. Of its starts those count that may be bought now or later, and are held for everybody or for companies. */
type Gate = {
  isComplete: boolean
  isClosed: boolean
  companies: number
  currency: string | null
  amountMinor: number | null
  courses: { title: string; isPublished: boolean; starts: number; inCurrency: number; fromGrossMinor: number | null }[]
  currencies: number
}

const GATE = statement<Gate>(
  'paths-gate',
  `select exists (select from path_texts x where x.path_id = h.id and x.title <> '' and x.summary <> '' and x.description <> '') as "isComplete",
     h.closed as "isClosed", (select count(*)::int from path_companies n where n.path_id = h.id) as companies,
     h.currency, h.amount_minor as "amountMinor", coalesce(k.courses, '[]') as courses,
     (select count(distinct r.currency)::int from path_courses b join offerings o on o.course_id = b.course_id
       join offering_prices r on r.offering_id = o.id
       where b.path_id = h.id and o.published_at is not null and o.sale_closes_at > app_now()) as currencies
   from paths h
   left join lateral (select json_agg(json_build_object('title', ${titleIn('c.id', `'nb'`)}, 'isPublished', c.published_at is not null,
       'starts', s.starts, 'inCurrency', s.in_currency, 'fromGrossMinor', s.from_gross) order by b.position) as courses
     from path_courses b join courses c on c.id = b.course_id
     cross join lateral (select count(*)::int as starts,
         count(*) filter (where h.currency is null or r.currency = h.currency)::int as in_currency,
         min(r.net_minor + round(r.net_minor * coalesce(y.rate_basis_points, 0) / 10000.0)) filter (where h.currency is null or r.currency = h.currency) as from_gross
       from offerings o join offering_prices r on r.offering_id = o.id
       join ${TAX_CLASSES_NOW} y on y.code = r.tax_class
       where o.course_id = c.id and o.published_at is not null and o.sale_closes_at > app_now() and o.admission is null
         and (h.closed or not o.closed)) s
     where b.path_id = h.id) k on true
   where h.id = $1`,
)

/** Everything that a path lacks before it may be sold. */
export async function pathMissing(on: On, pathId: string): Promise<PathMissing[]> {
  const [gate] = await run(on, GATE, [pathId])
  if (!gate) return []
  const { isComplete, isClosed, companies, courses, currencies, currency } = gate
  const missing: PathMissing[] = []
  if (!isComplete)
    missing.push({
      name: 'language',
      sentence: `Title, summary and description are needed in at least one language (${LANGS.join(' or ')}).`,
    })
  if (courses.length < COURSES_MIN)
    missing.push({ name: 'courses', sentence: `At least ${COURSES_MIN} courses are needed.` })
  for (const { title, isPublished, starts, inCurrency } of courses) {
    if (!isPublished)
      missing.push({ name: 'course-not-published', course: title, sentence: `“${title}” is not published.` })
    else if (starts === 0)
      missing.push({
        name: 'no-start',
        course: title,
        sentence: `“${title}” has no start that can be bought now or later.`,
      })
    else if (inCurrency === 0)
      missing.push({
        name: 'other-currency',
        course: title,
        sentence: `“${title}” has no start that is sold in ${currency}.`,
      })
  }
  if (currency === null && currencies > 1)
    missing.push({ name: 'currency', sentence: 'Its courses are sold in several currencies.' })
  if (!isLower(gate)) missing.push({ name: 'price', sentence: 'It costs as much as its courses do singly.' })
  if (isClosed && companies === 0) missing.push({ name: 'companies', sentence: 'It is held for no company yet.' })
  return missing
}

/** A total must be less than the cheapest starts cost; a part off always is, and where a course has no start nothing can be said. */
function isLower({ amountMinor, courses }: Gate): boolean {
  if (amountMinor === null || courses.length === 0 || courses.some((each) => each.fromGrossMinor === null)) return true
  return amountMinor < courses.reduce((sum, { fromGrossMinor }) => sum + (fromGrossMinor ?? 0), 0)
}

/** @throws path/not-ready with every missing thing */
export async function demandReady(tx: Tx, pathId: string): Promise<void> {
  const missing = await pathMissing(tx, pathId)
  if (missing.length > 0) throw pathNotReady(missing)
}
