import { z } from 'zod'
import type { On } from '../platform/db/statement.ts'
import { readSetting, type Setting } from '../platform/settings.ts'

/** How far the rules may be set: times, days, hours. */
export const PASSES_MAX = 20
export const KEEP_DAYS_MAX = 60
export const OFFER_HOURS_MIN = 12
export const OFFER_HOURS_MAX = 14 * 24

/** What is fair among those who wait (decisions/0049). */
export const WaitingRules = z
  .strictObject({
    passes: z
      .int()
      .min(0)
      .max(PASSES_MAX)
      .meta({ description: 'How many offers may go to others behind an entry that does not fit' }),
    keepDays: z
      .int()
      .min(0)
      .max(KEEP_DAYS_MAX)
      .meta({ description: 'How many days free seats are kept for an entry that does not fit yet' }),
    offerHours: z
      .int()
      .min(OFFER_HOURS_MIN)
      .max(OFFER_HOURS_MAX)
      .meta({ description: 'How many hours an offer lasts; it begins and ends in the daytime' }),
  })
  .meta({ id: 'WaitingRules' })
export type WaitingRules = z.output<typeof WaitingRules>

export const waitingRules: Setting<WaitingRules> = { name: 'waiting-rules', schema: WaitingRules }

/** What counts where nobody has decided otherwise. */
const USUAL: WaitingRules = { passes: 3, keepDays: 7, offerHours: 48 }

export const rulesNow = async (on: On): Promise<WaitingRules> => (await readSetting(on, waitingRules)) ?? USUAL
