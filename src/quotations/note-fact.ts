import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'

const NOTE = statement(
  'quotations-note',
  'insert into quotation_facts (id, quotation_id, kind, order_id, at, by) values ($1, $2, $3, $4, $5, $6)',
)

type Fact =
  | { quotationId: string; kind: 'accepted'; orderId: string }
  | { quotationId: string; kind: 'mailed' | 'withdrawn' }

/** Writes down what became of a quotation, and who did it. */
export async function noteQuotationFact(tx: Tx, fact: Fact): Promise<void> {
  const orderId = fact.kind === 'accepted' ? fact.orderId : null
  await run(tx, NOTE, [newId(), fact.quotationId, fact.kind, orderId, tx.now, nameOf(tx.actor)])
}
