import { pathsOfCourse } from '../paths/offered-path.ts'
import { shownPicture } from '../pictures/shown-picture.ts'
import { statement } from '../platform/db/statement.ts'
import { TAX_CLASSES_NOW } from '../pricing/tax-class.ts'
import { questionsNow } from '../questions/question.ts'
import type { Course } from './course.ts'
import { BESIDE, FILTER_NAMES, fits, GROUND, RATES, VISIBLE } from './filters.ts'
import type { OfferRow, ShownTeacher } from './offer.ts'
import { FOUND, TAKEN } from './search.ts'

/**
 * Offers are read by these constant statements: $1 is the language asked for, $2 to $4 say who looks (onlooker.ts). The words are
 * those of the best complete language: asked for, else Norwegian, else any. A closed offering is there only for whom it is held.
 * An offer sells from its first pool, in kroner where it has a price in kroner. Seats left are the unsold ones that nobody holds now; nothing waits for a sweeper;
 * none are left for buyers where the waiting list comes first.
 */
const WORDS = `join lateral (
    select t.*, t.title <> '' and t.summary <> '' and t.description <> '' as complete from course_texts t
    where t.course_id = c.id order by complete desc, t.lang = $1 desc, t.lang = 'nb' desc, t.lang limit 1) t on true`

/** What is sold beside the seats now, in the currency of the seats. */
const EXTRAS = `coalesce((select json_agg(json_build_object('extraId', e.id, 'name', case $1 when 'nb' then e.name_nb else e.name_en end,
      'netMinor', e.net_minor, 'category', y.category, 'invoiced', y.invoiced, 'rateBasisPoints', y.rate_basis_points,
      'reason', case t.lang when 'nb' then y.reason_nb else y.reason_en end, 'exemptionCode', y.exemption_code,
      'mostPerSeat', e.most_per_seat, 'required', e.required, 'delivered', e.delivered) order by e.required desc, e.created_at, e.id)
    from offering_extras e join ${TAX_CLASSES_NOW} y on y.code = e.tax_class
    where e.offering_id = o.id and e.currency = r.currency and e.withdrawn_at is null), '[]')`

/**
 * What is agreed with whoever looks. It is a column and no join of its own: for a visitor it is null, and the planner, who knows that,
 * would look for an order of one join more, for ten times as long as all of the statement takes.
 */
const AGREED = `case when $2::uuid is not null or $3::text is not null
    then agreed_with((select buys_by_agreement($2::uuid, $3::text, $4::text)), c.id, r.currency::text) end`

const COLUMNS = `o.id as "offeringId", p.id as "poolId", o.code, c.id as "courseId", c.slug,
    t.lang, t.lang <> $1 as fallback, t.title, t.summary, t.description, t.outcomes, t.prerequisites,
    c.faculty, c.credit_tenths as "creditTenths", c.level, c.topics, c.contact_email as "contactEmail", ${shownPicture('c.id', '$1')} as picture,
    o.mode, o.place, o.teaching_lang as "teachingLang", o.zone, o.starts_at as "startsAt", o.ends_at as "endsAt",
    o.sale_opens_at as "saleOpensAt", o.sale_closes_at as "saleClosesAt", o.invoice_to_persons as "invoiceToPersons",
    case when o.admission is not null then jsonb_set(o.admission, '{requirements}', o.admission -> 'requirements' -> $1::text) end as admission,
    coalesce(m.sessions, '[]') as sessions,
    r.currency, r.net_minor as "netMinor", r.tiers, r.tier_rule as "tierRule", x.category, x.invoiced, x.rate_basis_points as "rateBasisPoints",
    case t.lang when 'nb' then x.reason_nb else x.reason_en end as reason, x.exemption_code as "exemptionCode",
    ${EXTRAS} as extras, ${questionsNow('o.id', '$1')} as questions,
    k.capacity, case when p.list_open then 0 else k.left end as left, f.held_for as "onlyFor", ${AGREED} as agreed, w.id as "termsId", w.name ->> t.lang as "termsName", w.in_words ->> t.lang as "termsInWords", w.rules as "termsRules",
    case when app_now() < o.sale_opens_at then 'not-yet' when app_now() >= o.sale_closes_at then 'closed'
      when p.list_open then 'list-first' when k.left = 0 then 'sold-out' else 'open' end as sale`

const joins = (heldFor: string) => `join courses c on c.id = o.course_id
  ${WORDS}
  join offering_prices r on r.offering_id = o.id
  join ${TAX_CLASSES_NOW} x on x.code = r.tax_class
  join lateral (select p.id, p.list_open from seat_pools p where p.offering_id = o.id order by p.id limit 1) p on true
  cross join lateral (select (select count(*) from seats s where s.pool_id = p.id) as capacity,
    (select count(*) from seats s where s.pool_id = p.id and s.sold_at is null and s.held_until <= app_now()) as left) k
  join offering_terms h on h.offering_id = o.id
  join cancellation_terms w on w.id = h.terms_id
  left join lateral (select json_agg(json_build_object('startsAt', s.starts_at, 'endsAt', s.ends_at, 'place', s.place)
    order by s.starts_at, s.id) as sessions from offering_sessions s where s.offering_id = o.id) m on true
  left join lateral (select case when o.closed then ${heldFor} end as held_for) f on true`
const JOINED = `${joins('offering_only_for(o.id, $2::uuid, $3::text)')}
  where o.published_at is not null and c.published_at is not null and (not o.closed or f.held_for is not null)`

export const OFFERS = `select ${COLUMNS} from offerings o ${JOINED}`
/** With the learning paths that their courses are part of: what is bought, and what a course's page tells. */
export const OFFERS_WITH_PATHS = `select ${COLUMNS}, ${pathsOfCourse('c.id')} as paths from offerings o ${JOINED}`

/** The cursor carries the start as whole microseconds, so that no digit is lost. */
const MICROSECONDS = `(extract(epoch from g.starts_at) * 1000000)::bigint`
const startsAfter = (micros: string) => `timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond'`
const CHOSEN = `${VISIBLE} and ${FILTER_NAMES.map(fits).join('\n    and ')} and ${BESIDE}`

/** A list chooses its page from narrow rows first, and only then joins what so few offerings say. */
export type ListedRow = OfferRow & { cursorKey: number; rank: number; taken: string[] | null }

/** By start, then id. $5 to $15 filters.ts, $16 and $17 the cursor, $18 how many. */
export const LIST = statement<ListedRow>(
  'storefront-list',
  `with ${RATES}, page as materialized (select g.offering_id, g.starts_at from ${GROUND} where ${CHOSEN}
    and ($16::bigint is null or (g.starts_at, g.offering_id) > (${startsAfter('$16')}, $17::uuid))
    order by g.starts_at, g.offering_id limit $18)
  select ${COLUMNS}, ${MICROSECONDS} as "cursorKey", 0 as rank, null as taken
  from page g join offerings o on o.id = g.offering_id ${JOINED} order by g.starts_at, g.offering_id`,
)

/** What fits a search best first. $16 and $17 search.ts, $18 to $20 the cursor, $21 how many. */
export const SEARCH = statement<ListedRow>(
  'storefront-search',
  `with ${RATES}, ${FOUND}, page as materialized (select g.offering_id, g.starts_at, found.rank from ${GROUND} join found using (offering_id) where ${CHOSEN}
    and ($18::int is null or (found.rank, g.starts_at, g.offering_id) > ($18::int, ${startsAfter('$19')}, $20::uuid))
    order by found.rank, g.starts_at, g.offering_id limit $21)
  select ${COLUMNS}, ${MICROSECONDS} as "cursorKey", g.rank, ${TAKEN} as taken
  from page g join offerings o on o.id = g.offering_id ${JOINED} order by g.rank, g.starts_at, g.offering_id`,
)

/** So many of the newest are looked at for one of each course. */
const NEWEST_LOOKED_THROUGH = 60
/** What was published last and is still on sale, one start of each course. $5 how many. */
export const NEWEST = statement<OfferRow>(
  'storefront-newest',
  `with late as (select g.offering_id, g.course_id, g.published_at from offering_facets g
      where ${VISIBLE} and g.sale_closes_at > app_now() order by g.published_at desc, g.offering_id desc limit ${NEWEST_LOOKED_THROUGH}),
    one as (select distinct on (course_id) * from late order by course_id, published_at desc, offering_id desc),
    page as materialized (select * from one order by published_at desc, offering_id desc limit $5)
  select ${COLUMNS} from page g join offerings o on o.id = g.offering_id ${JOINED} order by g.published_at desc, g.offering_id desc`,
)

/** $5 the offerings' ids. */
export const OF_IDS = statement<OfferRow>(
  'storefront-of-ids',
  `${OFFERS_WITH_PATHS} and o.id = any ($5::uuid[]) order by o.starts_at, o.id`,
)

/** Those who teach an offering and want to be shown; the function asks for their consent (decisions/0061). */
const TEACHERS = `case when offers."offeringId" is not null then shown_teachers(offers."offeringId", $1) end as teachers`

const courseIn = (
  tongue: string,
): string => `json_build_object('courseId', c.id, 'slug', c.slug, 'lang', t.lang, 'fallback', t.lang <> ${tongue},
       'title', t.title, 'summary', t.summary, 'description', t.description, 'outcomes', t.outcomes,
       'prerequisites', t.prerequisites, 'faculty', c.faculty, 'creditTenths', c.credit_tenths, 'level', c.level,
       'topics', c.topics, 'contactEmail', c.contact_email, 'picture', ${shownPicture('c.id', tongue)})`
export type CourseRow = { course: Course } & ((OfferRow & { teachers: ShownTeacher[] }) | { offeringId: null })

/** $5 the slug; one row per published offering, or one with none. */
export const OF_COURSE = statement<CourseRow>(
  'storefront-of-course',
  `select course, offers.*, ${TEACHERS} from (
     select c.id, ${courseIn('$1')} as course
     from courses c ${WORDS} where c.slug = $5 and c.published_at is not null) one
   left join (${OFFERS_WITH_PATHS}) offers on offers."courseId" = one.id
   order by offers."startsAt", offers."offeringId"`,
)

/** As SQL: an offering o is not on sale, and can still be. */
export const IS_PLANNED = `o.published_at is null and o.ends_at > app_now()
     and not exists (select from offering_cancellations d where d.offering_id = o.id)`

/** Every company that a closed offering is held for. */
const ALL_NAMED = `(select coalesce(json_agg(json_build_object('companyId', n.id, 'organisationNumber', n.organisation_number, 'name', n.name)
    order by n.name, n.id), '[]') from offering_companies held join companies n on n.id = held.company_id where held.offering_id = o.id)`

/**
 * What buyers will see once all of it is published, $5 the course's id: published or not, except starts that are over, or cancelled, without ever having been on sale.
 * One that still lacks price, seats or terms cannot be shown as an offer and is not there.
 */
export const PREVIEW_OF_COURSE = statement<CourseRow>(
  'storefront-preview-of-course',
  `select course, offers.*, ${TEACHERS} from (
     select c.id, ${courseIn('$1')} as course from courses c ${WORDS} where c.id = $5) one
   left join (select ${COLUMNS}, ${pathsOfCourse('c.id')} as paths from offerings o ${joins(ALL_NAMED)}
     where o.published_at is not null or ${IS_PLANNED}) offers on offers."courseId" = one.id
   order by offers."startsAt", offers."offeringId"`,
)
