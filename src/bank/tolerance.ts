import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import type { On } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { readSetting, type Setting, writeSetting } from '../platform/settings.ts'

/** More than this is no rounding, in minor units: a hundred kroner. */
const TOLERANCE_MOST = 10_000

export const Tolerance = z
  .strictObject({
    minor: z.int().min(0).max(TOLERANCE_MOST).meta({
      description: 'As much too little or too much closes an invoice all the same, in minor units of its currency',
    }),
  })
  .meta({ id: 'BankTolerance' })
export type Tolerance = z.output<typeof Tolerance>

const toleranceSetting: Setting<Tolerance> = { name: 'bank-tolerance', schema: Tolerance }

/** Where nobody has set one, not an øre is forgiven. */
export const toleranceNow = async (on: On): Promise<number> => (await readSetting(on, toleranceSetting))?.minor ?? 0

export async function setTolerance(tx: Tx, wish: Tolerance): Promise<void> {
  await writeSetting(tx, toleranceSetting, wish)
  await emit(tx, { name: 'BankToleranceSet', subjectId: newId(), facts: wish })
}
