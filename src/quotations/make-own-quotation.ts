import type { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { MakeQuotation, makeQuotation } from './make-quotation.ts'
import { companiesOnly, tooManyOpen } from './problems.ts'
import { IS_OPEN } from './queries.ts'

/** How many quotes of a buyer may stand at once. */
const OPEN_MOST = 20

/** Seats are held by those who work here alone, and they alone write a note in our name. */
export const MakeOwnQuotation = MakeQuotation.omit({ heldThrough: true, note: true, validThrough: true }).meta({
  id: 'MakeOwnQuotation',
})
export type MakeOwnQuotation = z.output<typeof MakeOwnQuotation>

const TAKE_TURN = statement(
  'own-quotations-turn',
  `select pg_advisory_xact_lock(hashtextextended('quotations of ' || $1::text, 0))`,
)
const OPEN = statement<{ n: number }>(
  'own-quotations-open',
  `select count(*)::int as n from quotations q where q.person_id = $1 and ${IS_OPEN}`,
)

/**
 * A buyer asks for a quote to show whoever decides: at the prices of this moment, for a company, without holding a seat.
 * @throws quotation/too-many, and what makeQuotation throws
 */
export async function makeOwnQuotation(tx: Tx, wish: MakeOwnQuotation, personId: string): Promise<string> {
  if (wish.payer.kind !== 'company') throw companiesOnly()
  await run(tx, TAKE_TURN, [personId])
  const [open] = await run(tx, OPEN, [personId])
  if (open!.n >= OPEN_MOST) throw tooManyOpen(OPEN_MOST)
  return makeQuotation(tx, wish, personId)
}
