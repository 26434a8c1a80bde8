import { SELLER_ZONE } from '../platform/clock.ts'
import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { ERASED_DOMAIN, ERASED_NAME, OF_ERASED } from '../platform/personal.ts'

/** How long the payer of an order that came to nothing is kept, in days: as long as somebody may ask about it. */
const UNPAID_DAYS = 90
/** Orders rest under the documents: they keep their payer for so many years after the end of theirs. */
const ORDER_YEARS = 5

const STAND_IN = `'erased-' || t.id || '@${ERASED_DOMAIN}'`
const NOBODY = `t.payer || jsonb_build_object('email', ${STAND_IN}) || case t.payer ->> 'kind' when 'person'
  then jsonb_build_object('name', '${ERASED_NAME}', 'street', '–', 'postcode', '0000', 'city', '–')
  else jsonb_build_object('contactName', '${ERASED_NAME}') end`
const KNOWN = `t.payer ->> 'email' not like '${OF_ERASED}'`
/** Of an instant: whether the books let go of its year. */
export const isOver = (column: string) =>
  `extract(year from ${column} at time zone '${SELLER_ZONE}') + ${ORDER_YEARS} < extract(year from app_now() at time zone '${SELLER_ZONE}')`

/** Who paid, or meant to. */
export const lapsingInOrders: readonly Lapsing[] = [
  lapsing('unpaid-orders', {
    table: 'orders',
    where: `t.cancel_cause in ('lapsed', 'abandoned') and t.cancelled_at < app_now() - interval '${UNPAID_DAYS} days' and ${KNOWN}`,
    set: `payer = ${NOBODY}, wrong_emails = '{}'`,
  }),
  lapsing('old-orders', {
    table: 'orders',
    where: `${isOver('t.placed_at')} and ${KNOWN} and (t.settled_at is not null or t.cancelled_at is not null)`,
    set: `payer = ${NOBODY}, wrong_emails = '{}'`,
  }),
  lapsing('old-seats', {
    table: 'order_places',
    where: `t.name <> '${ERASED_NAME}' and exists (select from orders o where o.id = t.order_id and ${isOver('o.placed_at')})`,
    set: `name = '${ERASED_NAME}'`,
  }),
  lapsing('old-billing', {
    table: 'demands',
    where: `t.billing is not null and exists (select from orders o where o.id = t.order_id and ${isOver('o.placed_at')})`,
    set: 'billing = null',
  }),
]
