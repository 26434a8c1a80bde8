import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import type { On } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { readSetting, type Setting, writeSetting } from '../platform/settings.ts'

export const ACCESS_POLICIES = ['stays', 'paused-when-lost', 'paused-while-open'] as const
export type AccessPolicy = (typeof ACCESS_POLICIES)[number]

export const DisputeAccess = z
  .strictObject({
    policy: z.enum(ACCESS_POLICIES).meta({
      description: 'What a disputed card payment does to access: nothing, a pause once it is lost, or from the start',
    }),
  })
  .meta({ id: 'DisputeAccess' })
export type DisputeAccess = z.output<typeof DisputeAccess>

const SETTING = 'dispute-access'
/** Nobody loses a course to a claim that may be a mistake; once the bank has taken the money for good, nobody has paid. */
const USUAL: AccessPolicy = 'paused-when-lost'
const accessSetting: Setting<DisputeAccess> = { name: SETTING, schema: DisputeAccess }

export const disputeAccessNow = async (on: On): Promise<DisputeAccess> =>
  (await readSetting(on, accessSetting)) ?? { policy: USUAL }

export async function setDisputeAccess(tx: Tx, wish: DisputeAccess): Promise<void> {
  await writeSetting(tx, accessSetting, wish)
  await emit(tx, { name: 'DisputeAccessSet', subjectId: newId(), facts: wish })
}

/**
 * Whether access to what an order bought is paused, as SQL: seat and enrolment stay. It ends when the dispute is won, and when finance
 * draws its consequence: whoever keeps the seat then has access, and whose order is credited is withdrawn.
 */
export const accessPaused = (orderId: string): string =>
  `exists (select from disputes paused where paused.order_id = ${orderId} and paused.settled_at is null and case coalesce(
     (select s.value ->> 'policy' from settings s where s.name = '${SETTING}' and s.valid_from <= app_now() order by s.valid_from desc limit 1), '${USUAL}')
     when 'paused-when-lost' then paused.outcome = 'lost' when 'paused-while-open' then paused.outcome is null or paused.outcome = 'lost' else false end)`
