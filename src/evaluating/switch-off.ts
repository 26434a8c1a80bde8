import { z } from 'zod'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { Line } from '../platform/words.ts'
import { alreadyConcluded, alreadyOff } from './problems.ts'

export const SwitchOff = z
  .strictObject({ reason: Line.meta({ description: 'Why those who take part are not asked' }) })
  .meta({ id: 'SwitchEvaluationOff' })

const OFF = statement<{ id: string }>(
  'evaluating-switch-off',
  `insert into evaluations_off (offering_id, reason, at, by) values ($1, $2, $3, $4) on conflict do nothing returning offering_id as id`,
)
const CONCLUDED = statement('evaluating-is-concluded', 'select from evaluation_conclusions where offering_id = $1')
const ON = statement('evaluating-switch-on', 'delete from evaluations_off where offering_id = $1')

/** Nobody is asked about this offering; where they were asked already, no more answers are taken. @throws offering/unknown, evaluation/off */
export async function switchOff(tx: Tx, offeringId: string, { reason }: z.output<typeof SwitchOff>): Promise<void> {
  await lockOffering(tx, offeringId)
  const [off] = await run(tx, OFF, [offeringId, reason, tx.now, nameOf(tx.actor)])
  if (!off) throw alreadyOff()
}

/** They are asked again, if it is not long over. Where they are anyway, nothing changes. What was concluded stays so. @throws offering/unknown, evaluation/concluded */
export async function switchOn(tx: Tx, offeringId: string): Promise<void> {
  await lockOffering(tx, offeringId)
  const [concluded] = await run(tx, CONCLUDED, [offeringId])
  if (concluded) throw alreadyConcluded()
  await run(tx, ON, [offeringId])
}
