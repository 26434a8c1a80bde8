import { type On, run, statement } from '../platform/db/statement.ts'
import type { CancellationTerms } from './queries.ts'

/** An offering that sells under a version now. */
export type UsedBy = { offeringId: string; code: string; title: string; startsAt: string; isOnSale: boolean }
/** One version of a set of terms, when it was written, the offerings that sell under it, and how many orders keep it. */
export type TermsVersion = CancellationTerms & { createdAt: Date; usedBy: UsedBy[]; orders: number }

const FIND = statement<TermsVersion>(
  'terms-versions',
  `select w.id as "termsId", w.code, w.version, w.name, w.in_words as "inWords", w.rules, w.created_at as "createdAt",
     (select count(distinct l.order_id) from order_lines l where l.terms_id = w.id)::int as orders,
     (select coalesce(json_agg(json_build_object('offeringId', f.id, 'code', f.code, 'title', coalesce(x.title, ''), 'startsAt', f.starts_at,
        'isOnSale', f.sale_closes_at > app_now()) order by f.starts_at, f.id), '[]')
      from offering_terms u join offerings f on f.id = u.offering_id
      left join lateral (select title from course_texts t where t.course_id = f.course_id and t.title <> '' order by t.lang desc limit 1) x on true
      where u.terms_id = w.id) as "usedBy"
   from cancellation_terms w where $1::text is null or w.code = $1 order by w.code, w.version desc`,
)

/** All versions of one set of terms, or of every set where no code is given; the newest of each code first. */
export const versionsOf = (on: On, code: string | null = null): Promise<TermsVersion[]> => run(on, FIND, [code])
