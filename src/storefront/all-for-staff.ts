import { courseMissing } from '../catalogue/missing.ts'
import type { Missing } from '../catalogue/problems.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import { type Currency, money } from '../platform/money.ts'
import { grossOf, type Priced } from '../pricing/gross-of.ts'
import { TAX_CLASSES_NOW } from '../pricing/tax-class.ts'
import { offeringLacks, READINESS, type Readiness } from './readiness.ts'

/** An offering in the administrators' list; `missing` says what keeps it from being published. */
export type StaffOffering = {
  offeringId: string
  code: string
  startsAt: Date
  endsAt: Date
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
export type StaffCourse = {
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

type CourseRow = {
  courseId: string
  slug: string
  title: string | null
  faculty: string
  coursePublishedAt: Date | null
}
type OfferingRow = Omit<StaffOffering, 'missing' | 'left' | 'price'>
type PriceRow = { currency: Currency; netMinor: number; rateBasisPoints: number } | { currency: null }
type Row = CourseRow & Readiness & PriceRow & (OfferingRow | { offeringId: null })

const ALL = statement<Row>(
  'storefront-all-for-staff',
  `select c.id as "courseId", c.slug, t.title, c.faculty, c.published_at as "coursePublishedAt",
     o.id as "offeringId", o.code, o.starts_at as "startsAt", o.ends_at as "endsAt", o.zone, o.published_at as "publishedAt",
     (select coalesce(sum((select count(s.sold_at) from seats s where s.pool_id = p.id)), 0)::int from seat_pools p
       where p.offering_id = o.id) as sold,
     (select count(*) from seat_pools p join seats s on s.pool_id = p.id
       where p.offering_id = o.id and s.sold_at is null and s.held_until > app_now()) as held,
     r.currency, r.net_minor as "netMinor", x.rate_basis_points as "rateBasisPoints",
     ${READINESS}
   from courses c left join offerings o on o.course_id = c.id
   left join lateral (select t.title from course_texts t where t.course_id = c.id
     order by t.lang = $1 desc, t.lang = 'nb' desc, t.lang limit 1) t on true
   left join lateral (select r.* from offering_prices r where r.offering_id = o.id
     order by r.currency = 'NOK' desc, r.currency limit 1) r on true
   left join ${TAX_CLASSES_NOW} x on x.code = r.tax_class
   order by t.title, c.id, o.starts_at, o.id`,
)

/** Every course with every offering, drafts included, by title. */
export async function allForStaff(on: On, lang: Lang): Promise<StaffCourse[]> {
  const rows = await run(on, ALL, [lang])
  return [...Map.groupBy(rows, (row) => row.courseId).values()].map(courseFrom)
}

function courseFrom(rows: Row[]): StaffCourse {
  const { courseId, slug, title, faculty, coursePublishedAt, completeLangs, contactEmail } = rows[0]!
  return {
    courseId,
    slug,
    title: title ?? slug,
    faculty,
    publishedAt: coursePublishedAt,
    langsMissing: LANGS.filter((lang) => !completeLangs.includes(lang)),
    missing: courseMissing({ contactEmail, completeLangs }),
    offerings: rows.flatMap((row) => (row.offeringId === null ? [] : [offeringFrom(row)])),
  }
}

function offeringFrom(row: OfferingRow & Readiness & PriceRow): StaffOffering {
  const { offeringId, code, startsAt, endsAt, zone, publishedAt, minimum, capacity, sold, held } = row
  const plain = { offeringId, code, startsAt, endsAt, zone, publishedAt, minimum, capacity, sold, held }
  const price = row.currency === null ? null : grossOf(money(row.netMinor, row.currency), row.rateBasisPoints)
  return { ...plain, left: capacity - sold - held, price, missing: offeringLacks(row) }
}
