import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import type { On } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { readSetting, type Setting, writeSetting } from '../platform/settings.ts'

const PAY_HOURS_MIN = 24
const PAY_HOURS_MAX = 14 * 24

/** What counts for everybody who is admitted (decisions/0055). */
export const AdmissionRules = z
  .strictObject({
    payHours: z
      .int()
      .min(PAY_HOURS_MIN)
      .max(PAY_HOURS_MAX)
      .meta({ description: 'How many hours the seat of somebody who was admitted is held for them to pay' }),
  })
  .meta({ id: 'AdmissionRules' })
export type AdmissionRules = z.output<typeof AdmissionRules>

const setting: Setting<AdmissionRules> = { name: 'admission-rules', schema: AdmissionRules }

/** What counts where nobody has decided otherwise. */
const USUAL: AdmissionRules = { payHours: 72 }

export const admissionRules = async (on: On): Promise<AdmissionRules> => (await readSetting(on, setting)) ?? USUAL

/** From now on; who has been admitted keeps the time that they were told. */
export async function setAdmissionRules(tx: Tx, rules: AdmissionRules): Promise<void> {
  await writeSetting(tx, setting, rules)
  await emit(tx, { name: 'AdmissionRulesSet', subjectId: newId(), facts: rules })
}
