import { type ExtraFate, nothing, type Place } from '../checkout/credit-plan.ts'
import type { CreditParts } from '../checkout/credit-wish.ts'
import { extrasOfOrder } from '../checkout/extras-of-order.ts'
import { keptOfLines } from '../checkout/kept-of-lines.ts'
import { IS_COMPLETED } from '../checkout/open-of-order.ts'
import { amountOf, type PlanAmounts, planAmounts } from '../checkout/plan-amounts.ts'
import { isInTheMaking, planCredit, takesCompleted } from '../checkout/plan-credit.ts'
import { paymentsBehind, refundsFor } from '../checkout/refunds-for.ts'
import { type Creditable, creditableOf } from '../invoicing/creditable.ts'
import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Currency, Money } from '../platform/money.ts'

/** What crediting would do, before anybody does it: the very plan that it would carry out, in amounts and names. */
export type CreditPreview = PlanAmounts & {
  orderNumber: number
  buyer: string
  email: string
  /** It was drawn on a prepaid: `dropped` goes onto that again. */
  isDrawn: boolean
  /** Goes back to the card; null where nothing does. */
  refund: Money | null
  /** Seats that become free. */
  seats: number
  /** Who loses their seat, by name. */
  people: { name: string; title: string }[]
  /** What becomes of what was bought beside the seats that go. */
  extras: ExtraFate[]
  /** Nothing of the order stays. */
  whole: boolean
  /** Why nothing can be credited now; null where something can. */
  hindrance: 'not-confirmed' | 'cancelled' | 'invoice-not-issued' | 'completed' | null
}

type Named = Place & { name: string | null; title: string }
type Row = {
  orderNumber: number
  buyer: string
  email: string
  currency: Currency
  isDrawn: boolean
  settled: boolean
  cancelled: boolean
  places: Named[]
  titles: Record<string, string>
  numbers: Record<string, string>
  today: string
}

const FIND = statement<Row>(
  'finance-credit-preview',
  `select o.number as "orderNumber", o.payer ->> 'name' as buyer, o.payer ->> 'email' as email, o.currency,
     o.pay_by = 'prepaid' as "isDrawn", o.settled_at is not null as settled, o.cancelled_at is not null as cancelled,
     (select coalesce(json_agg(json_build_object('lineId', p.line_id, 'position', p.position, 'unitNetMinor', l.unit_net_minor,
        'title', l.title, 'name', p.name, 'completed', ${IS_COMPLETED}) order by l.position, p.position), '[]')
      from order_places p join order_lines l on l.id = p.line_id
      where p.order_id = o.id and p.returned_at is null) as places,
     (select json_object_agg(l.id, l.title) from order_lines l where l.order_id = o.id) as titles,
     (select coalesce(json_object_agg(d.id, d.content ->> 'number'), '{}') from documents d where d.id in ${documentsOfOrder('o.id')}) as numbers,
     (app_now() at time zone '${SELLER_ZONE}')::date as today
   from orders o where o.id = $1`,
)

/** Reads what crediting these parts would do at this moment; null where there is no such order. @throws what planCredit does */
export async function creditPreview(
  on: Moment,
  orderId: string,
  parts: CreditParts = {},
): Promise<CreditPreview | null> {
  const [row] = await run(on, FIND, [orderId])
  if (!row) return null
  const demands = await creditableOf(on, orderId)
  const { orderNumber, buyer, email, places, today } = row
  const hindrance = hindranceOf(row, demands) ?? (takesCompleted(parts, places) ? 'completed' : null)
  const plan = hindrance
    ? nothing
    : planCredit(parts, {
        ...{ demands, places, today },
        extras: await extrasOfOrder(on, orderId),
        kept: await keptOfLines(on, orderId),
      })
  const refunds = hindrance ? [] : refundsFor(plan, await paymentsBehind(on, orderId))
  const lost = new Set(plan.places.map(keyOf))
  return {
    isDrawn: row.isDrawn,
    ...{ orderNumber, buyer, email, hindrance, whole: plan.whole, seats: lost.size, extras: plan.extras },
    ...planAmounts(row, demands, plan),
    refund: amountOf(row, sum(refunds.map(({ amountMinor }) => amountMinor))),
    people: places.flatMap(({ name, title, ...place }) => (name && lost.has(keyOf(place)) ? [{ name, title }] : [])),
  }
}

const keyOf = ({ lineId, position }: Pick<Place, 'lineId' | 'position'>): string => `${lineId} ${position}`
const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0)

function hindranceOf({ settled, cancelled, today }: Row, demands: readonly Creditable[]): CreditPreview['hindrance'] {
  if (cancelled) return 'cancelled'
  if (!settled) return 'not-confirmed'
  return isInTheMaking(demands, today) ? 'invoice-not-issued' : null
}
