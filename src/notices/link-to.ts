import { orderTokenOf } from '../checkout/order-token.ts'
import type { OrderView } from '../checkout/order-view.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Till } from '../platform/till.ts'

/** A guest's link carries the token that opens the order; the page trades it for a cookie at once. */
export const linkTo = (till: Pick<Till, 'config'>, order: Pick<OrderView, 'id' | 'lang' | 'linkTurn'>): string =>
  pageUrl(
    till.config.publicUrl,
    order.lang,
    `/orders/${order.id}?token=${orderTokenOf(till.config.sessionSecret, order.id, order.linkTurn)}`,
  )
