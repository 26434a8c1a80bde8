import type { Dimensions } from '../ledger/post.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { writeMovements } from './write-movements.ts'

type DrawnLeft = Dimensions & {
  prepaidId: string
  companyId: string
  lineId: string
  currency: Currency
  seats: number
  amountMinor: number
}
/** What was drawn by each line of an order and has not been put back. */
const DRAWN = statement<DrawnLeft>(
  'prepaid-drawn-by-order',
  `select d.prepaid_id as "prepaidId", d.company_id as "companyId", d.line_id as "lineId", d.currency, d.cost_centre as "costCentre",
     d.project, d.activity, (d.seats - coalesce(b.seats, 0))::int as seats, (d.amount_minor - coalesce(b.amount_minor, 0))::bigint as "amountMinor"
   from prepaid_movements d left join lateral (select sum(m.seats) as seats, sum(m.amount_minor) as amount_minor from prepaid_movements m
     where m.line_id = d.line_id and m.kind = 'put-back') b on true
   where d.order_id = $1 and d.kind = 'drawn'`,
)

/** So many seats of a line that were given back, and what of it, net, goes back to the prepaid; what stays is the fee by the terms. */
export type PutBack = { lineId: string; seats: number; amountMinor: number }

/**
 * Puts what was given back of an order onto the prepaid that it was drawn from: all that is left of it, or these parts of lines. The
 * order is locked by now. After the last day of the prepaid it is ended anew on the day after (end-prepaids.ts).
 */
export async function putBack(tx: Tx, orderId: string, parts: readonly PutBack[] | 'all'): Promise<void> {
  const drawn = await run(tx, DRAWN, [orderId])
  await writeMovements(
    tx,
    drawn.flatMap(({ lineId, seats, amountMinor, costCentre, project, activity, ...of }) => {
      const part = parts === 'all' ? { seats, amountMinor } : parts.find((each) => each.lineId === lineId)
      if (!part) return []
      if (part.amountMinor > amountMinor) throw new Error('more would be put back than was drawn')
      return [
        {
          ...{ ...of, kind: 'put-back' as const, orderId, lineId, seats: part.seats, amountMinor: part.amountMinor },
          dimensions: { costCentre, project, activity },
        },
      ]
    }),
  )
}
