import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LangCode } from '../platform/lang.ts'
import { MinorUnits } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import { type Setting, writeSetting } from '../platform/settings.ts'
import { Text } from '../platform/words.ts'
import { feeMost, legalRates } from './legal-rates.ts'

/** No claim deserves more letters. */
const STEPS_MAX = 4
const DAYS_MAX = 365
const NOTE_MAX = 500
/** Inkassoforskriften §§ 1-2 and 1-3, inkassoloven § 9: when the first fee may be asked, how long a deadline is, how many fees there are. */
const FEE_AFTER_DAYS = 14
const DEADLINE_DAYS = 14
const FEES_MOST = 2

export const ReminderStep = z.strictObject({
  kind: z.enum(['reminder', 'collection-notice']),
  afterDays: z
    .int()
    .min(1)
    .max(DAYS_MAX)
    .meta({ description: 'Days after the due date of the invoice, at the earliest' }),
  deadlineDays: z.int().min(1).max(DAYS_MAX).meta({ description: 'Days to pay, from the day of the reminder' }),
  feeMinor: MinorUnits.meta({ description: 'In øre; never more than the law allows for the claim' }),
  interest: z.boolean(),
  text: z.partialRecord(LangCode, Text.max(NOTE_MAX)).meta({ description: 'A sentence of your own, per language' }),
})
export type ReminderStep = z.output<typeof ReminderStep>

export const ReminderSteps = z
  .strictObject({ steps: z.array(ReminderStep).max(STEPS_MAX) })
  .meta({ id: 'ReminderSteps', description: 'Without a step no reminder is sent' })
export type ReminderSteps = z.output<typeof ReminderSteps>

export const reminderSteps: Setting<ReminderSteps> = { name: 'reminder-steps', schema: ReminderSteps }

/** Sets the steps from now on; what has been sent stays as it was. @throws request/invalid where the law forbids it */
export async function setSteps(tx: Tx, wish: ReminderSteps): Promise<void> {
  const most = feeMost(await legalRates(tx), dayIn(SELLER_ZONE, tx.now))
  for (const [at, step] of wish.steps.entries()) demandLawful(step, { before: wish.steps[at - 1], at, most })
  if (wish.steps.filter(({ feeMinor }) => feeMinor > 0).length > FEES_MOST)
    throw invalid(`/steps/${wish.steps.length - 1}/feeMinor`, 'a claim carries at most two fees')
  await writeSetting(tx, reminderSteps, wish)
  await emit(tx, { name: 'ReminderStepsSet', subjectId: newId(), facts: { steps: wish.steps.length } })
}

type Among = { before: ReminderStep | undefined; at: number; most: number }

function demandLawful(step: ReminderStep, { before, at, most }: Among): void {
  const refuse = (field: keyof ReminderStep, detail: string) => invalid(`/steps/${at}/${field}`, detail)
  if (step.feeMinor > most) throw refuse('feeMinor', `the highest fee that the law allows is ${most} øre`)
  if (step.feeMinor > 0 && step.afterDays < FEE_AFTER_DAYS)
    throw refuse('afterDays', 'a fee may be asked 14 days after the due date at the earliest')
  if ((step.kind === 'collection-notice' || step.feeMinor > 0) && step.deadlineDays < DEADLINE_DAYS)
    throw refuse('deadlineDays', 'the deadline must be 14 days at least')
  if (before && step.afterDays <= before.afterDays) throw refuse('afterDays', 'must be later than the step before')
}
