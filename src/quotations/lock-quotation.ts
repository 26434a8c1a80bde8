import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { quotationById } from './queries.ts'

const TAKE_TURN = statement(
  'quotations-turn',
  `select pg_advisory_xact_lock(hashtextextended('quotation ' || $1::text, 0))`,
)

/** The quotation as it stands once nobody else is deciding over it: its rows may not be changed, so it is not they that are locked. */
export async function lockQuotation(
  tx: Tx,
  id: string,
): Promise<NonNullable<Awaited<ReturnType<typeof quotationById>>>> {
  await run(tx, TAKE_TURN, [id])
  const found = await quotationById(tx, id)
  if (!found) throw unknown('quotation')
  return found
}
