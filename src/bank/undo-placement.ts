import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { lockReceivable, lowerLeft } from '../old-receivables/lower-left.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { undoTransfer } from '../reminders/undo-transfer.ts'
import { onItsWayBack, reversedAlready, undoneAlready } from './problems.ts'
import { type Deposit, lockDeposit, type Placed, putUndoing } from './put-placement.ts'

const FIND = statement<Placed & { depositId: string; isUndone: boolean }>(
  'bank-find-placement',
  `select p.id, p.deposit_id as "depositId", p.place, p.amount_minor as "amountMinor", p.transfer_id as "transferId", p.old_receivable_id as "receivableId",
     exists (select from placements u where u.undoes_id = p.id) as "isUndone"
   from placements p where p.id = $1 and p.undoes_id is null`,
)

/** What was placed wrongly waits again; its invoice is open again by as much. @throws placement/unknown, bank/undone, bank/reversed, bank/on-its-way-back */
export async function undoPlacement(tx: Tx, placementId: string): Promise<void> {
  const [found] = await run(tx, FIND, [placementId])
  if (!found) throw unknown('placement')
  const deposit = await lockDeposit(tx, found.depositId)
  if (deposit.isReversed) throw reversedAlready()
  const [placed] = await run(tx, FIND, [placementId])
  if (!placed || placed.isUndone) throw undoneAlready()
  if (isOnItsWayBack(placed)) throw onItsWayBack()
  await undo(tx, deposit, placed)
  await emit(tx, { name: 'PlacementUndone', subjectId: deposit.id, facts: { placementId } })
  await noteAct(tx, { kind: 'placement', subjectId: deposit.id, before: { placementId, place: placed.place } })
}

/** A payback stands behind it: it ends there, never here. */
export const isOnItsWayBack = ({ place }: Pick<Placed, 'place'>): boolean =>
  place === 'paid-back' || place === 'came-back'

/** What a tolerance had forgiven with it is owed again, too. */
export async function undo(tx: Tx, deposit: Deposit, placed: Placed): Promise<void> {
  if (placed.receivableId) await lowerLeft(tx, await lockReceivable(tx, placed.receivableId), -placed.amountMinor)
  if (placed.place !== 'invoice') return putUndoing(tx, deposit, placed)
  for (const { id } of await run(tx, FORGIVEN, [placed.transferId])) await undoTransfer(tx, id)
  await putUndoing(tx, deposit, { ...placed, transferId: await undoTransfer(tx, placed.transferId!) })
}

const FORGIVEN = statement<{ id: string }>(
  'bank-forgiven-with',
  `select f.id from document_transfers t join document_transfers f on f.document_id = t.document_id and f.via = 'tolerance' and f.undoes_id is null
     and f.at = t.at and f.reference = t.reference
   where t.id = $1 and not exists (select from document_transfers u where u.undoes_id = f.id)`,
)
