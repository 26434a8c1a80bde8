import type { Actor } from '../../platform/actor.ts'
import { DAY_MS, stopwatch } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { setClock } from '../clock.ts'
import type { Bank } from './bank.ts'
import type { Random } from './random.ts'

/** An offering as the seed knows it; `grossMinor` is what one seat costs. */
export type Stood = {
  offeringId: string
  code: string
  grossMinor: number
  extras: { extraId: string; grossMinor: number }[]
  launchedAt: Date
  startsAt: Date
}

/** Where the seeded year is played: one transaction, whose clock is set from scene to scene. */
export type Stage = {
  tx: Tx
  /** Up to when the year is played. */
  today: Date
  random: Random
  bank: Bank
  /** By code. */
  offerings: Map<string, Stood>
  /** Takes the transaction to an instant, in the hands of somebody. */
  at(instant: Date, actor?: Actor): Promise<Tx>
}

export type Scene = { at: Date; play(stage: Stage): Promise<void> }

const seeder: Actor = { kind: 'job', name: 'seed' }

export function stageOf(tx: Tx, parts: Pick<Stage, 'random' | 'bank' | 'today'>): Stage {
  const began = stopwatch()
  const present = () => tx.now.getTime() + stopwatch() - began
  return {
    tx,
    ...parts,
    offerings: new Map(),
    async at(instant, actor = seeder) {
      const ahead = Math.floor((instant.getTime() - present()) / 1000)
      await setClock(tx, ahead)
      parts.bank.holdClock(ahead)
      return { ...tx, actor, now: instant }
    },
  }
}

export const daysFrom = (today: Date, days: number): Date => new Date(today.getTime() + days * DAY_MS)
