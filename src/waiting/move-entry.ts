import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { placeOf, waits } from './in-order.ts'
import { lockEntry } from './lock-entry.ts'
import { openList } from './open-list.ts'
import { entryOver, noSuchPlace, notConfirmed, standsThere } from './problems.ts'

/** More than ever wait for one offering. */
const PLACE_MAX = 100_000

export const MoveEntry = z
  .strictObject({
    entryId: z.uuid(),
    place: z.int().min(1).max(PLACE_MAX).meta({ description: 'One is the first of those who wait' }),
    reason: Line,
  })
  .meta({ id: 'MoveWaitingEntry', description: 'The reason is logged; everybody sees their own place as it is then' })

type InLine = { id: string; key: string }
/** Whoever was passed on stands behind, and has no place to move to among the others. */
const LINE = statement<InLine>(
  'waiting-line',
  `select e.id, ${placeOf('e')}::text as key from waiting_entries e
   where e.pool_id = $1 and ${waits('e')} and e.passed_on_at is null order by ${placeOf('e')}`,
)
/** Halfway between its neighbours; behind the last one but before whoever asks next, whose position is a whole number. */
const MOVE = statement(
  'waiting-move',
  `update waiting_entries set moved_at = $4, kept_until = null, passes = case when passed_on_at is null then passes else 0 end, passed_on_at = null,
     moved_to = coalesce(0.5 * (coalesce($2::numeric, ceil($3::numeric) - 1) + coalesce($3::numeric, floor($2::numeric) + 1)), moved_to, position)
   where id = $1`,
)

/**
 * Moves somebody on the list of an offering to another place. Offers that stand are left as they are; the next seats go by the new order.
 * @throws waiting-entry/unknown, waiting/over, waiting/not-confirmed, waiting/no-such-place, waiting/stands-there
 */
export async function moveEntry(
  tx: Tx,
  offeringId: string,
  { entryId, place, reason }: z.output<typeof MoveEntry>,
): Promise<void> {
  const entry = await lockEntry(tx, entryId)
  if (entry.offeringId !== offeringId) throw unknown('waiting-entry')
  if (entry.endedAs) throw entryOver(entry.endedAs)
  if (!entry.confirmedAt) throw notConfirmed()
  const line = await run(tx, LINE, [entry.poolId])
  const from = line.findIndex(({ id }) => id === entryId)
  const others = line.filter(({ id }) => id !== entryId)
  if (place > others.length + 1) throw noSuchPlace(others.length + 1)
  if (place === from + 1) throw standsThere()
  await run(tx, MOVE, [entryId, others[place - 2]?.key ?? null, others[place - 1]?.key ?? null, tx.now])
  await openList(tx, entry.poolId)
  await noteAct(tx, {
    ...{ kind: 'waiting-moved', subjectId: offeringId },
    before: { place: from < 0 ? 'passed-on' : from + 1 },
    after: { entryId, place, reason },
  })
  await emit(tx, { name: 'WaitingMoved', subjectId: offeringId, facts: { entryId, place } })
}
