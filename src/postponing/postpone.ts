import { emit } from '../audit/emit.ts'
import { changeOffering, followOffering } from '../catalogue/change-offering.ts'
import { heldAlong, holdTogether } from '../catalogue/held-together.ts'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { unpublishOffering } from '../catalogue/unpublish-offering.ts'
import { carryTeachers } from '../developing/carried.ts'
import { decisionDayOf, setDecisionDay } from '../going/decision-day.ts'
import { lockStart } from '../going/lock-start.ts'
import { seeAsKeeper } from '../going/see-as-keeper.ts'
import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { dayPlus } from '../platform/clock.ts'
import { readTogether, type Tx } from '../platform/db/transact.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Lang } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import { capacityOf } from '../seats/capacity.ts'
import { setCapacity } from '../seats/set-capacity.ts'
import type { OtherStart } from './other-start.ts'
import { changed } from './problems.ts'
import { type Postponement, simulatePostponing } from './simulate.ts'
import { differing } from './simulation-id.ts'
import type { PostponeOffering, PostponeWish } from './wish.ts'

type Command = { offeringId: string; command: PostponeOffering }

/** What moving would do, read of one moment and of everybody's orders. @throws what simulatePostponing does */
export const readPostponement = (
  till: Till,
  offeringId: string,
  wish: PostponeWish & { lang: Lang },
): Promise<Postponement> =>
  seeAsKeeper(till, offeringId, () =>
    readTogether(till.connection.pool, async (on) => (await simulatePostponing(on, offeringId, wish)).postponement),
  )

/** Moves once per key, seeing all orders of the house. @throws what postpone does, idempotency/key-reused, idempotency/in-progress */
export function postponeOnce(till: Till, actor: Actor, { key, ...move }: Command & { key: string }): Promise<string> {
  const { offeringId, command } = move
  const ask = askOf(actor, null, { key, operation: `postpone offering ${offeringId}`, body: command })
  return actOnce(till, actor, { ask, work: (tx) => postpone(tx, move) })
}

/**
 * Moves an offering exactly as the simulation said, or refuses with what differs. Whoever has a place is told, and may cancel free of charge.
 * @throws postponing/changed, what simulatePostponing and changeOffering do
 */
async function postpone(tx: Tx, { offeringId, command }: Command): Promise<string> {
  const { simulationId, words, ...wish } = command
  const others = [...(wish.withOfferingId ? [wish.withOfferingId] : []), ...(await heldAlong(tx, offeringId))]
  const ids = [offeringId, ...others].toSorted()
  for (const id of ids) await lockOffering(tx, id)
  for (const id of ids) await lockStart(tx, id)
  const { postponement, times, other } = await simulatePostponing(tx, offeringId, { ...wish, lang: 'nb' })
  const parts = differing(simulationId, postponement.simulationId)
  if (parts.length > 0) throw changed(parts, postponement)
  const notice = { kind: 'material' as const, freeDays: wish.freeDays, words }
  const change = { offeringId, ...times.change, notice }
  await (other ? followOffering(tx, change) : changeOffering(tx, change))
  await moveDecision(tx, offeringId, times.days)
  if (other) await join(tx, offeringId, other)
  const withId = other?.draft.offeringId ?? null
  await emit(tx, { name: 'OfferingPostponed', subjectId: offeringId, facts: { simulationId, withId } })
  return offeringId
}

/** The day by which it is decided moves along; where another start is the one that is held, nothing is left to decide here. */
async function moveDecision(tx: Tx, offeringId: string, days: number | null): Promise<void> {
  if (days === null) return setDecisionDay(tx, offeringId, { day: null })
  const day = await decisionDayOf(tx, offeringId)
  if (day) await setDecisionDay(tx, offeringId, { day: dayPlus(day, days) })
}

/**
 * From here on the other one is sold: it keeps as many of its seats for those who come as are sold or held here, and the free ones here go.
 * Whoever teaches there sees who comes.
 */
async function join(tx: Tx, offeringId: string, other: OtherStart): Promise<void> {
  const { draft, poolId, capacity, seats } = other
  await setCapacity(tx, { poolId, capacity: capacity - seats })
  for (const pool of (await capacityOf(tx, offeringId, 'nb'))!.pools)
    if (pool.left > 0) await setCapacity(tx, { poolId: pool.poolId, capacity: pool.total - pool.left })
  await unpublishOffering(tx, offeringId)
  await holdTogether(tx, { offeringId, withId: draft.offeringId, seats })
  await carryTeachers(tx, { from: draft.offeringId, to: offeringId })
}
