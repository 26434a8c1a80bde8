import type { Named } from '../cart/schema.ts'
import type { Wish } from '../checkout/wish.ts'
import type { Payer } from '../orders/payer.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { severalCourses } from './problems.ts'

/** Of an order that was paid when no seat was left: who pays and who was to sit where, as another order of theirs would say it. */
export type OrderAnew = Pick<
  Wish,
  'payer' | 'lang' | 'unitId' | 'purchaseOrderNumber' | 'buyerReference' | 'vouchedBy'
> & {
  /** Whose it is, whoever chooses for them. */
  orderedBy: string | null
  offeringId: string
  courseId: string
  quantity: number
  people: readonly Named[]
}

type Row = Omit<OrderAnew, 'unitId' | 'purchaseOrderNumber' | 'buyerReference' | 'vouchedBy'> & {
  payer: Payer
  lang: Lang
  unitId: string | null
  purchaseOrderNumber: string | null
  buyerReference: string | null
  vouchedBy: string | null
}
const READ = statement<Row>(
  'choosing-order-anew',
  `select o.payer, o.lang, o.unit_id as "unitId", o.purchase_order_number as "purchaseOrderNumber", o.buyer_reference as "buyerReference",
     o.person_id as "orderedBy", o.vouched_by as "vouchedBy",
     l.offering_id as "offeringId", f.course_id as "courseId", l.quantity,
     (select coalesce(json_agg(json_build_object('name', coalesce(x.name, n.name), 'email', n.email) order by x.position), '[]')
      from order_places x join people n on n.id = x.person_id where x.line_id = l.id) as people
   from orders o join order_lines l on l.order_id = o.id and l.kind = 'seat' join offerings f on f.id = l.offering_id where o.id = $1 order by l.position`,
)

/** @throws choice/several-courses where it holds seats of more than one offering: such an order is not exchanged */
export async function orderAnew(on: On, orderId: string): Promise<OrderAnew> {
  const [row, ...more] = await run(on, READ, [orderId])
  if (!row || more.length > 0) throw severalCourses()
  const { unitId, purchaseOrderNumber, buyerReference, vouchedBy, ...rest } = row
  return {
    ...rest,
    payer: withoutUnit(row.payer),
    unitId: unitId ?? undefined,
    purchaseOrderNumber: purchaseOrderNumber ?? undefined,
    buyerReference: buyerReference ?? undefined,
    vouchedBy: vouchedBy ?? undefined,
  }
}

/** What the unit says of its invoices is frozen in an order, and asked anew for the next. */
function withoutUnit(payer: Payer): Wish['payer'] {
  if (payer.kind === 'person') return payer
  const { unit: _unit, ...company } = payer
  return company
}
