import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import type { Tx } from '../platform/db/transact.ts'
import { MinorUnits } from '../platform/money.ts'
import { type Setting, writeSetting } from '../platform/settings.ts'

export const FourEyes = z
  .strictObject({
    aboveMinor: MinorUnits.optional().meta({
      description: 'Øre. Above this a credit or refund needs a second person in finance; not given: never',
    }),
  })
  .meta({ id: 'FourEyes' })
export type FourEyes = z.output<typeof FourEyes>

/** Not set: one person may do everything. */
export const fourEyesSetting: Setting<FourEyes> = { name: 'four-eyes', schema: FourEyes }

/** What one person in finance may credit or pay back of an order, from now on. @throws access/prove-again */
export async function setFourEyes(tx: Tx, { aboveMinor }: FourEyes): Promise<void> {
  const { personId } = freshPerson(tx.actor)
  await writeSetting(tx, fourEyesSetting, { aboveMinor })
  await emit(tx, { name: 'FourEyesSet', subjectId: personId, facts: { aboveMinor: aboveMinor ?? null } })
}
