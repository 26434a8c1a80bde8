import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { MONEY } from '../invoicing/left-to-pay.ts'
import { setOff } from '../paying-back/set-off.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** Moves whose credit note and invoice are numbered, so that what one has too much can pay the other. */
export const UNSETTLED = `moves m where m.to_set_off and not exists (select from documents_due u where u.order_id = m.order_id
  and (u.kind = 'credit-note' or u.demand_id::text in (select d ->> 'id' from jsonb_array_elements(m.agreed -> 'demands') d)))`

const FIND = statement<{ moveId: string; orderId: string; demandIds: string[] }>(
  'moving-unsettled',
  `select m.id as "moveId", m.order_id as "orderId", array(select d ->> 'id' from jsonb_array_elements(m.agreed -> 'demands') d) as "demandIds"
   from ${UNSETTLED} order by m.done_at, m.id limit 1 for update of m skip locked`,
)
type Invoice = { documentId: string; isNew: boolean; leftMinor: number }
const INVOICES = statement<Invoice>(
  'moving-invoices',
  `select d.id as "documentId", exists (select from document_demands y where y.document_id = d.id and y.demand_id = any ($2::uuid[])) as "isNew", money.left_minor as "leftMinor"
   from documents d cross join lateral ${MONEY} money where d.id in ${documentsOfOrder('$1')} and d.kind = 'invoice' and money.left_minor <> 0 order by d.id`,
)
const SETTLED = statement('moving-settled', 'update moves set to_set_off = false where id = $1')

/** Sets what the old seat's invoice has too much against the new seat's, so that nobody is asked to pay twice. Returns how many moves it settled. */
export async function setOffMoves(tx: Tx): Promise<number> {
  const [move] = await run(tx, FIND, [])
  if (!move) return 0
  await run(tx, SETTLED, [move.moveId])
  const invoices = await run(tx, INVOICES, [move.orderId, move.demandIds])
  const [owed, over] = [
    invoices.filter(({ isNew, leftMinor }) => isNew && leftMinor > 0),
    invoices.filter(({ leftMinor }) => leftMinor < 0),
  ]
  for (const to of owed) {
    for (const from of over) {
      const amountMinor = Math.min(to.leftMinor, -from.leftMinor)
      if (amountMinor === 0) continue
      await setOff(tx, from.documentId, { toDocumentId: to.documentId, amountMinor })
      to.leftMinor -= amountMinor
      from.leftMinor += amountMinor
    }
  }
  return 1
}
