import { type On, run, statement } from '../platform/db/statement.ts'

/** What earlier acts of giving back have kept of a line: fees, and in all, with what seats that stay cost more since. */
export type KeptOfLine = { lineId: string; feeMinor: number; keptMinor: number }

const FIND = statement<KeptOfLine>(
  'checkout-kept-of-lines',
  `select r.line_id as "lineId", sum(r.fee_minor)::bigint as "feeMinor",
     sum(r.seats * l.unit_net_minor - r.credited_minor)::bigint as "keptMinor"
   from line_returns r join order_lines l on l.id = r.line_id where r.order_id = $1 group by r.line_id`,
)

/** Of the lines of an order that keep something. Read it under the order's lock to act upon it. */
export const keptOfLines = (on: On, orderId: string): Promise<KeptOfLine[]> => run(on, FIND, [orderId])
