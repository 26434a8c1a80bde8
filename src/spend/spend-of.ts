import { titleIn } from '../catalogue/title-in.ts'
import { OF_SERIES } from '../invoicing/queries.ts'
import { type InCompany, ofCompany, ofUnit } from '../orders/open-to-member.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { SpendFilter } from './filters.ts'

/** What documents say was spent: invoiced net, VAT and gross, and what credit notes took back, with VAT. */
export type Spent = {
  currency: Currency
  netMinor: number
  vatMinor: number
  grossMinor: number
  creditedMinor: number
}
/** Both are null for what was paid before anybody chose a course: drawing on it is no invoice, and so no spending once more. */
export type SpentOnCourse = Spent & { courseId: string | null; course: string | null }
/** `month` is that of the document: 2026-11. */
export type SpentInMonth = Spent & { month: string }
/** `unit` is null for what was ordered for no unit. */
export type SpentOnUnit = Spent & { unitId: string | null; unit: string | null }
export type SpentRow = SpentOnCourse & SpentInMonth & Pick<SpentOnUnit, 'unit'>

/**
 * The VAT of a document is rounded for the document, not for its lines. Each line gets what its share adds to the shares before it, rounded
 * up to there: so the lines' VAT is the document's to the øre, however many there are.
 */
const LINES = `lines as (
  select d.id, d.kind, d.currency, d.document_date, d.vat_minor, o.unit_id, x.order_line_id, x.net_minor, x.net_minor::numeric * x.vat_rate_basis_points as weight,
    sum(x.net_minor::numeric * x.vat_rate_basis_points) over (partition by d.id order by x.position) as upto,
    sum(x.net_minor::numeric * x.vat_rate_basis_points) over (partition by d.id) as whole
  from documents d join orders o on o.id = d.order_id join document_lines x on x.document_id = d.id
  where ${ofCompany('$1', '$2')} and ${OF_SERIES} and ($3::date is null or d.document_date >= $3) and ($4::date is null or d.document_date <= $4)
    and ${ofUnit('$5')}
), taxed as (
  select lines.*, case when whole = 0 then 0 else round(vat_minor * upto / whole) - round(vat_minor * (upto - weight) / whole) end as line_vat from lines)`
const SUMS = `y.currency, coalesce(sum(y.net_minor) filter (where y.kind = 'invoice'), 0)::bigint as "netMinor",
  coalesce(sum(y.line_vat) filter (where y.kind = 'invoice'), 0)::bigint as "vatMinor",
  coalesce(sum(y.net_minor + y.line_vat) filter (where y.kind = 'invoice'), 0)::bigint as "grossMinor",
  coalesce(sum(y.net_minor + y.line_vat) filter (where y.kind = 'credit-note'), 0)::bigint as "creditedMinor"`
const COURSE = `join order_lines l on l.id = y.order_line_id left join offerings f on f.id = l.offering_id
  left join lateral ${titleIn('f.course_id', '$6')} t on true`
const UNIT = 'left join company_units u on u.id = y.unit_id'
const MONTH = `to_char(y.document_date, 'YYYY-MM')`
const KRONER_FIRST = `y.currency = 'NOK' desc, y.currency`

const BY_COURSE = statement<SpentOnCourse>(
  'spend-by-course',
  `with ${LINES} select f.course_id as "courseId", t.title as course, ${SUMS} from taxed y ${COURSE}
   group by f.course_id, t.title, y.currency order by ${KRONER_FIRST}, f.course_id is null, "grossMinor" desc, t.title, f.course_id`,
)
const BY_MONTH = statement<SpentInMonth>(
  'spend-by-month',
  `with ${LINES} select ${MONTH} as month, ${SUMS} from taxed y group by 1, y.currency order by ${KRONER_FIRST}, 1 desc`,
)
const BY_UNIT = statement<SpentOnUnit>(
  'spend-by-unit',
  `with ${LINES} select u.id as "unitId", u.name as unit, ${SUMS} from taxed y ${UNIT}
   group by u.id, y.currency order by ${KRONER_FIRST}, u.id is null, "grossMinor" desc, u.name, u.id`,
)
const ROWS = statement<SpentRow>(
  'spend-rows',
  `with ${LINES} select f.course_id as "courseId", t.title as course, ${MONTH} as month, u.name as unit, ${SUMS} from taxed y ${COURSE} ${UNIT}
   group by f.course_id, t.title, 3, u.id, y.currency order by 3, t.title, f.course_id, u.name nulls first, u.id, y.currency`,
)
const TOTALS = statement<Spent>(
  'spend-totals',
  `with ${LINES} select ${SUMS} from taxed y group by y.currency order by ${KRONER_FIRST}`,
)

type Asked = { of: InCompany; filter: SpendFilter; lang: Lang }
const valuesOf = ({ of, filter: { from, to, unit } }: Omit<Asked, 'lang'>) => [
  of.companyId,
  of.memberId,
  from ?? null,
  to ?? null,
  unit ?? null,
]

/** By what was spent most on; what was paid before anybody chose comes last. */
export const spentByCourse = (on: On, asked: Asked): Promise<SpentOnCourse[]> =>
  run(on, BY_COURSE, [...valuesOf(asked), asked.lang])

/** The newest month first. */
export const spentByMonth = (on: On, asked: Omit<Asked, 'lang'>): Promise<SpentInMonth[]> =>
  run(on, BY_MONTH, valuesOf(asked))

/** By the units that it was ordered for; what was for none comes last. */
export const spentByUnit = (on: On, asked: Omit<Asked, 'lang'>): Promise<SpentOnUnit[]> =>
  run(on, BY_UNIT, valuesOf(asked))

/** Course by course in each month, the oldest first. */
export const spentRows = (on: On, asked: Asked): Promise<SpentRow[]> => run(on, ROWS, [...valuesOf(asked), asked.lang])

/** In all, one per currency and kroner first. */
export const spentInAll = (on: On, asked: Omit<Asked, 'lang'>): Promise<Spent[]> => run(on, TOTALS, valuesOf(asked))
