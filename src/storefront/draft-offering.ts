import type { Missing } from '../catalogue/problems.ts'
import type { Session } from '../catalogue/words.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { External } from '../platform/external-id.ts'
import type { Lang, Said } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { Tier, TierRule } from '../pricing/schema.ts'
import { TAX_CLASSES_NOW } from '../pricing/tax-class.ts'
import type { Mode } from './offer.ts'
import { offeringLacks, READINESS, type Readiness } from './readiness.ts'

/** An offering as it is edited, with the parts that it may still be without. */
export type DraftOffering = External & {
  offeringId: string
  courseId: string
  courseTitle: string
  slug: string
  code: string
  mode: Mode
  place: string
  teachingLang: Lang
  zone: string
  startsAt: Date
  endsAt: Date
  saleOpensAt: Date
  saleClosesAt: Date
  minimum: number
  invoiceToPersons: boolean
  /** Held for the companies that are named, and for nobody else. */
  closed: boolean
  employerHoldDays: number
  joinUrl: string
  practical: Said
  publishedAt: Date | null
  sessions: Session[]
  price: {
    currency: Currency
    netMinor: number
    taxClass: string
    rateBasisPoints: number
    taxDecision: string
    tiers: Tier[]
    tierRule: TierRule
  } | null
  termsId: string | null
  /** The pool that is sold from, the oldest. */
  pool: { poolId: string; capacity: number } | null
  missing: Missing[]
}

type Row = Omit<DraftOffering, 'missing' | 'sessions'> &
  Readiness & { meetings: { startsAt: string; endsAt: string; place: string }[] }

const FIND = statement<Row>(
  'storefront-draft-offering',
  `select o.id as "offeringId", c.id as "courseId", coalesce(t.title, c.slug) as "courseTitle", c.slug, o.code, o.mode, o.place,
     o.teaching_lang as "teachingLang", o.zone, o.starts_at as "startsAt", o.ends_at as "endsAt",
     o.sale_opens_at as "saleOpensAt", o.sale_closes_at as "saleClosesAt",
     o.invoice_to_persons as "invoiceToPersons", o.employer_hold_days as "employerHoldDays", o.join_url as "joinUrl", o.practical, o.closed, o.published_at as "publishedAt",
     o.external_client as "externalClient", o.external_id as "externalId",
     (select coalesce(json_agg(json_build_object('startsAt', s.starts_at, 'endsAt', s.ends_at, 'place', s.place)
        order by s.starts_at, s.id), '[]') from offering_sessions s where s.offering_id = o.id) as meetings,
     (select json_build_object('currency', r.currency, 'netMinor', r.net_minor, 'taxClass', r.tax_class,
        'rateBasisPoints', x.rate_basis_points, 'taxDecision', r.tax_decision, 'tiers', r.tiers, 'tierRule', r.tier_rule)
      from offering_prices r join ${TAX_CLASSES_NOW} x on x.code = r.tax_class where r.offering_id = o.id) as price,
     (select h.terms_id from offering_terms h where h.offering_id = o.id) as "termsId",
     (select json_build_object('poolId', p.id, 'capacity', (select count(*) from seats s where s.pool_id = p.id))
      from seat_pools p where p.offering_id = o.id order by p.id limit 1) as pool,
     ${READINESS}
   from offerings o join courses c on c.id = o.course_id
   left join lateral (select t.title from course_texts t where t.course_id = c.id
     order by t.lang = $2 desc, t.lang = 'nb' desc, t.lang limit 1) t on true
   where o.id = $1`,
)

/** An offering with everything that is set on it, published or not; null where there is none. */
export async function draftOffering(on: On, offeringId: string, lang: Lang): Promise<DraftOffering | null> {
  const [row] = await run(on, FIND, [offeringId, lang])
  if (!row) return null
  const { meetings, ...rest } = row
  const sessions = meetings.map(({ startsAt, endsAt, place }) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    place,
  }))
  return { ...rest, sessions, missing: offeringLacks(row) }
}
