import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { share } from '../platform/money.ts'
import type { CreditPlan } from './credit-plan.ts'
import type { CreditWish, ShareBack } from './credit-wish.ts'

type ShareLine = {
  orderId: string
  lineId: string
  ofLineId: string
  unitNetMinor: number
  quantity: number
  /** Of the line it is a share of. */
  ofUnitNetMinor: number
  isSeat: boolean
}

const FIND = statement<ShareLine>(
  'credit-share-lines',
  `select s.id as "orderId", l.id as "lineId", l.share_of_line_id as "ofLineId", l.unit_net_minor as "unitNetMinor", l.quantity,
     w.unit_net_minor as "ofUnitNetMinor", w.kind = 'seat' as "isSeat"
   from orders s join order_lines l on l.order_id = s.id join order_lines w on w.id = l.share_of_line_id
   where s.shared_with_id = $1 and s.settled_at is not null and s.cancelled_at is null order by l.position`,
)
const KEEP = statement(
  'credit-share-keep',
  `insert into line_returns (act_id, line_id, order_id, seats, fee_minor, credited_minor, returned_at)
   values ($1, $2, $3, 1, $4, $5, $6)`,
)

/** What crediting seats of an order means for the other payer of a shared price; null where nothing of a seat goes back, or nobody shares it. */
export type OtherShare = { orderId: string; whole: boolean; backs: ShareBack[] }

/**
 * The same part of either share goes back: of a seat all but the part of it that is kept, of an extra as many as go. Amounts that are
 * taken off one payer's invoice are that payer's alone.
 */
export async function otherShareOf(
  tx: Tx,
  orderId: string,
  { plan, wish }: { plan: CreditPlan; wish: CreditWish },
): Promise<OtherShare | null> {
  if (plan.places.length === 0 && plan.extras.length === 0) return null
  const lines = await run(tx, FIND, [orderId])
  const [first] = lines
  if (!first) return null
  return { orderId: first.orderId, whole: plan.whole, backs: lines.flatMap((line) => backOf(line, plan, wish)) }
}

function backOf(line: ShareLine, { places, extras }: CreditPlan, { backs = [] }: CreditWish): ShareBack[] {
  const { lineId, ofLineId, unitNetMinor, ofUnitNetMinor, quantity } = line
  if (line.isSeat) {
    if (!places.some((place) => place.lineId === ofLineId)) return []
    const kept = backs.find((back) => back.lineId === ofLineId)?.feeMinor ?? 0
    const feeMinor = kept === 0 ? 0 : Math.min(unitNetMinor, share(unitNetMinor, kept, ofUnitNetMinor))
    return [{ lineId, quantity, creditMinor: unitNetMinor - feeMinor, feeMinor, last: true }]
  }
  const fate = extras.find((extra) => extra.lineId === ofLineId)
  if (!fate || fate.returned === 0) return []
  const last = fate.returned === fate.of
  return [{ lineId, quantity: fate.returned, creditMinor: fate.returned * unitNetMinor, feeMinor: 0, last }]
}

/** What was kept of the share of a seat: every later credit leaves it. */
export async function keepShareFees(tx: Tx, { orderId, backs }: OtherShare): Promise<void> {
  const actId = newId()
  for (const { lineId, feeMinor, creditMinor } of backs)
    if (feeMinor > 0) await run(tx, KEEP, [actId, lineId, orderId, feeMinor, creditMinor, tx.now])
}
