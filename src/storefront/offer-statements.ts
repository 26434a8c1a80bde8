import { statement } from '../platform/db/statement.ts'
import { TAX_CLASSES_NOW } from '../pricing/tax-class.ts'
import { questionsNow } from '../questions/question.ts'
import type { Course } from './course.ts'
import type { OfferRow, ShownTeacher } from './offer.ts'

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
    c.faculty, c.credit_tenths as "creditTenths", c.level, c.topics, c.contact_email as "contactEmail",
    o.mode, o.place, o.teaching_lang as "teachingLang", o.zone, o.starts_at as "startsAt", o.ends_at as "endsAt",
    o.sale_opens_at as "saleOpensAt", o.sale_closes_at as "saleClosesAt", o.invoice_to_persons as "invoiceToPersons",
    case when o.admission is not null then jsonb_set(o.admission, '{requirements}', o.admission -> 'requirements' -> $1::text) end as admission,
    coalesce(m.sessions, '[]') as sessions,
    r.currency, r.net_minor as "netMinor", r.tiers, r.tier_rule as "tierRule", x.category, x.invoiced, x.rate_basis_points as "rateBasisPoints",
    case t.lang when 'nb' then x.reason_nb else x.reason_en end as reason, x.exemption_code as "exemptionCode",
    ${EXTRAS} as extras, ${questionsNow('o.id', '$1')} as questions,
    k.capacity, case when p.list_open then 0 else k.left end as left, f.companies as "onlyFor", ${AGREED} as agreed, w.id as "termsId", w.name ->> t.lang as "termsName", w.in_words ->> t.lang as "termsInWords", w.rules as "termsRules",
    case when app_now() < o.sale_opens_at then 'not-yet' when app_now() >= o.sale_closes_at then 'closed'
      when p.list_open then 'list-first' when k.left = 0 then 'sold-out' else 'open' end as sale`

const FROM = `from offerings o
  join courses c on c.id = o.course_id
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
  left join lateral (select case when o.closed then offering_only_for(o.id, $2::uuid, $3::text) end as companies) f on true
  where o.published_at is not null and c.published_at is not null and (not o.closed or f.companies is not null)`

export const OFFERS = `select ${COLUMNS} ${FROM}`

/** The list's order is start, then id; the cursor carries the start as whole microseconds, so that no digit is lost. */
const MICROSECONDS = `(extract(epoch from o.starts_at) * 1000000)::bigint`

/** $5 search, $6 its words as patterns, $7 topic, $8 mode, $9 language taught in, $10 and $11 the cursor, $12 how many, $13 whom they are held for, $14 only what is agreed or held. */
export const LIST = statement<OfferRow & { cursorKey: number }>(
  'storefront-list',
  `select ${COLUMNS}, ${MICROSECONDS} as "cursorKey" ${FROM}
    and o.ends_at > app_now()
    and ($5::text is null or exists (select from course_texts y,
      concat_ws(' ', y.title, y.summary, y.outcomes, o.code, o.place, c.faculty, array_to_string(c.topics, ' ')) as words,
      cast(case y.lang when 'nb' then 'norwegian' else 'english' end as regconfig) as tongue
      where y.course_id = c.id and (to_tsvector(tongue, words) @@ websearch_to_tsquery(tongue, $5)
        or words || ' ' || y.description ilike all ($6::text[]))))
    and ($7::text is null or $7 = any (c.topics))
    and ($8::text is null or o.mode = $8)
    and ($9::text is null or o.teaching_lang = $9)
    and ($10::bigint is null or (o.starts_at, o.id) > (timestamptz 'epoch' + $10::bigint * interval '1 microsecond', $11::uuid))
    and ($13::uuid is null or exists (select from json_array_elements(f.companies) each where (each ->> 'companyId')::uuid = $13))
    and ($14::boolean is not true or ${AGREED} is not null or f.companies is not null)
  order by o.starts_at, o.id limit $12`,
)

/** $5 the offerings' ids. */
export const OF_IDS = statement<OfferRow>(
  'storefront-of-ids',
  `${OFFERS} and o.id = any ($5::uuid[]) order by o.starts_at, o.id`,
)

/** Those who teach an offering and want to be shown; the function asks for their consent (decisions/0061). */
const TEACHERS = `case when offers."offeringId" is not null then shown_teachers(offers."offeringId", $1) end as teachers`

/** $5 the slug; one row per published offering, or one with none. */
export const OF_COURSE = statement<
  { course: Course } & ((OfferRow & { teachers: ShownTeacher[] }) | { offeringId: null })
>(
  'storefront-of-course',
  `select course, offers.*, ${TEACHERS} from (
     select c.id, json_build_object('courseId', c.id, 'slug', c.slug, 'lang', t.lang, 'fallback', t.lang <> $1,
       'title', t.title, 'summary', t.summary, 'description', t.description, 'outcomes', t.outcomes,
       'prerequisites', t.prerequisites, 'faculty', c.faculty, 'creditTenths', c.credit_tenths, 'level', c.level,
       'topics', c.topics, 'contactEmail', c.contact_email) as course
     from courses c ${WORDS} where c.slug = $5 and c.published_at is not null) one
   left join (${OFFERS}) offers on offers."courseId" = one.id
   order by offers."startsAt", offers."offeringId"`,
)
