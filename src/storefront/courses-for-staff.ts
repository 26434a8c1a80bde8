import { courseMissing } from '../catalogue/missing.ts'
import type { Missing } from '../catalogue/problems.ts'
import { escapeLike } from '../platform/db/like.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { External } from '../platform/external-id.ts'
import { idCursor, onePage, readCursor } from '../platform/http/page-of.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import { type Currency, money } from '../platform/money.ts'
import { grossOf, type Priced } from '../pricing/gross-of.ts'
import { TAX_CLASSES_NOW } from '../pricing/tax-class.ts'
import { offeringLacks, READINESS, type Readiness } from './readiness.ts'

/** An offering in the administrators' list; `missing` says what keeps it from being published. */
export type StaffOffering = External & {
  offeringId: string
  code: string
  startsAt: Date
  endsAt: Date
  saleClosesAt: Date
  zone: string
  publishedAt: Date | null
  minimum: number
  capacity: number
  sold: number
  /** Held by somebody who is paying at this moment. */
  held: number
  left: number
  /** Of one seat; null while it has none. */
  price: Priced | null
  missing: Missing[]
}

/** A course in the administrators' list, draft or not, with all its offerings. */
export type StaffCourse = External & {
  courseId: string
  slug: string
  title: string
  faculty: string
  publishedAt: Date | null
  /** Languages in which title, summary or description is wanting. */
  langsMissing: Lang[]
  missing: Missing[]
  offerings: StaffOffering[]
}

/** What administrators look for. A search fits words of a title, the address, the faculty or the code of an offering. */
export type StaffAsk = {
  lang: Lang
  search?: string | undefined
  externalId?: string | undefined
  /** Whose external ids are meant; null for anybody's. */
  client?: string | null
  courseId?: string
  /** Only courses of these; null for all. */
  faculties?: readonly string[] | null
  limit: number
  after?: string | undefined
}

type CourseRow = {
  courseId: string
  slug: string
  title: string
  faculty: string
  coursePublishedAt: Date | null
  courseClient: string | null
  courseExternalId: string | null
}
type OfferingRow = Omit<StaffOffering, 'missing' | 'left' | 'price'>
type PriceRow = { currency: Currency; netMinor: number; rateBasisPoints: number } | { currency: null }
type Row = CourseRow & Readiness & PriceRow & (OfferingRow | { offeringId: null })

/** A course's title as administrators see it: in their language, else in another, else its address. */
export const STAFF_TITLE = `coalesce((select t.title from course_texts t where t.course_id = c.id and t.title <> ''
  order by t.lang = $1 desc, t.lang = 'nb' desc, t.lang limit 1), c.slug)`

/** Columns of an offering in these lists, for a statement with offerings o, its price r and tax class x. */
export const STAFF_OFFERING = `o.id as "offeringId", o.code, o.starts_at as "startsAt", o.ends_at as "endsAt", o.sale_closes_at as "saleClosesAt", o.zone,
  o.published_at as "publishedAt", o.external_client as "externalClient", o.external_id as "externalId",
  (select coalesce(sum((select count(s.sold_at) from seats s where s.pool_id = p.id)), 0)::int from seat_pools p
    where p.offering_id = o.id) as sold,
  (select count(*) from seat_pools p join seats s on s.pool_id = p.id
    where p.offering_id = o.id and s.sold_at is null and s.held_until > app_now()) as held,
  r.currency, r.net_minor as "netMinor", x.rate_basis_points as "rateBasisPoints", ${READINESS}`
export const STAFF_PRICE = `left join offering_prices r on r.offering_id = o.id
  left join ${TAX_CLASSES_NOW} x on x.code = r.tax_class`

/** $2 search as a pattern, $3 the external id, $4 its client, $5 one course, $6 the course to go on after, $7 how many, $8 faculties. */
const PAGE = statement<Row>(
  'storefront-courses-for-staff',
  `with named as (select c.*, ${STAFF_TITLE} as title from courses c),
   chosen as (select c.* from named c
     where ($2::text is null or c.slug ilike $2 or c.faculty ilike $2
         or exists (select from course_texts t where t.course_id = c.id and t.title ilike $2)
         or exists (select from offerings o where o.course_id = c.id and o.code ilike $2))
       and ($3::text is null or (c.external_id = $3 and ($4::uuid is null or c.external_client = $4)))
       and ($5::uuid is null or c.id = $5)
       and ($8::text[] is null or c.faculty = any ($8))
       and ($6::uuid is null or (c.title, c.id) > (select n.title, n.id from named n where n.id = $6))
     order by c.title, c.id limit $7)
   select c.id as "courseId", c.slug, c.title, c.faculty, c.published_at as "coursePublishedAt",
     c.external_client as "courseClient", c.external_id as "courseExternalId", ${STAFF_OFFERING}
   from chosen c left join offerings o on o.course_id = c.id ${STAFF_PRICE}
   order by c.title, c.id, o.starts_at, o.id`,
)

/** Courses with all their offerings, drafts included, by title. */
export async function coursesForStaff(on: On, ask: StaffAsk): Promise<{ courses: StaffCourse[]; next: string | null }> {
  const { lang, search, externalId, client, courseId, faculties, limit, after } = ask
  const wanted = [patternOf(search), externalId ?? null, client ?? null, courseId ?? null]
  const rows = await run(on, PAGE, [lang, ...wanted, readCursor(after)?.id ?? null, limit + 1, faculties ?? null])
  const courses = [...Map.groupBy(rows, (row) => row.courseId).values()].map(courseFrom)
  const { page, next } = onePage(courses, limit, ({ courseId: id }) => idCursor({ id }))
  return { courses: page, next }
}

/** A search as a pattern in which its own signs are only signs. */
export const patternOf = (search: string | undefined): string | null =>
  search === undefined ? null : `%${escapeLike(search)}%`

function courseFrom(rows: Row[]): StaffCourse {
  const { courseId, slug, title, faculty, coursePublishedAt, completeLangs, contactEmail } = rows[0]!
  const { courseClient, courseExternalId } = rows[0]!
  return {
    ...{ courseId, slug, title, faculty },
    publishedAt: coursePublishedAt,
    langsMissing: LANGS.filter((lang) => !completeLangs.includes(lang)),
    missing: courseMissing({ contactEmail, completeLangs }),
    externalClient: courseClient,
    externalId: courseExternalId,
    offerings: rows.flatMap((row) => (row.offeringId === null ? [] : [staffOffering(row)])),
  }
}

export function staffOffering(row: OfferingRow & Readiness & PriceRow): StaffOffering {
  const { offeringId, code, startsAt, endsAt, saleClosesAt, zone, publishedAt, minimum, capacity, sold, held } = row
  const { externalClient, externalId } = row
  const plain = { offeringId, code, startsAt, endsAt, saleClosesAt, zone, publishedAt, minimum, capacity, sold, held }
  const price = row.currency === null ? null : grossOf(money(row.netMinor, row.currency), row.rateBasisPoints)
  return { ...plain, externalClient, externalId, left: capacity - sold - held, price, missing: offeringLacks(row) }
}
