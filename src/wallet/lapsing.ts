import { isOver } from '../orders/lapsing.ts'
import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { ERASED_DOMAIN, ERASED_NAME } from '../platform/personal.ts'

/** How long an uploaded list of people is kept, in days. */
const UPLOAD_DAYS = 7

/** Whom companies gave their seats, when the books let go of the order. */
export const lapsingInWallet: readonly Lapsing[] = [
  lapsing('seat-uploads', {
    table: 'seat_uploads',
    where: `t.uploaded_at < app_now() - interval '${UPLOAD_DAYS} days'`,
  }),
  lapsing('old-assignments', {
    table: 'seat_assignments',
    where: `t.name <> '${ERASED_NAME}' and exists (select from orders o where o.id = t.order_id and ${isOver('o.placed_at')})`,
    set: `name = '${ERASED_NAME}', email = 'erased-' || t.id || '@${ERASED_DOMAIN}'`,
  }),
]
