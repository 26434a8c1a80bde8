import { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'
import { type Setting, writeSetting } from '../platform/settings.ts'
import { Line, SaidLine } from '../platform/words.ts'

/** Who answers for certificates, by name and title; null: nobody is named. */
export const Signatory = z.strictObject({ name: Line, title: SaidLine }).nullable().meta({ id: 'Signatory' })
export type Signatory = z.output<typeof Signatory>

export const signatorySetting: Setting<Signatory> = { name: 'certificate-signatory', schema: Signatory }

/** From now on; what was made before keeps whom it names. */
export const setSignatory = (tx: Tx, signatory: Signatory): Promise<void> =>
  writeSetting(tx, signatorySetting, signatory)
