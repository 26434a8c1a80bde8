import { emit } from '../audit/emit.ts'
import type { Tx } from '../platform/db/transact.ts'
import { releaseHold } from '../seats/hold-seats.ts'
import { lockQuotation } from './lock-quotation.ts'
import { noteQuotationFact } from './note-fact.ts'
import { accepted } from './problems.ts'

/**
 * Takes a quotation back: nobody can take it up from now on, and the seats it held are free. Again, it changes nothing.
 * @throws quotation/unknown, quotation/accepted
 */
export async function withdrawQuotation(tx: Tx, quotationId: string): Promise<void> {
  const { state, orderId, holdId } = await lockQuotation(tx, quotationId)
  if (orderId) throw accepted(orderId)
  if (state === 'withdrawn') return
  await noteQuotationFact(tx, { quotationId, kind: 'withdrawn' })
  if (holdId) await releaseHold(tx, holdId)
  await emit(tx, { name: 'QuotationWithdrawn', subjectId: quotationId })
}
