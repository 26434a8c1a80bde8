import { isOver } from '../orders/lapsing.ts'
import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { ERASED_NAME } from '../platform/personal.ts'

/** Whom companies gave their seats, when the books let go of the order. */
export const lapsingInWallet: readonly Lapsing[] = [
  lapsing('old-assignments', {
    table: 'seat_assignments',
    where: `t.name <> '${ERASED_NAME}' and exists (select from orders o where o.id = t.order_id and ${isOver('o.placed_at')})`,
    set: `name = '${ERASED_NAME}'`,
  }),
]
