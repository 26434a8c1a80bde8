import { z } from 'zod'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { nothingToStrike } from './problems.ts'
import { LEAST_ANSWERS } from './results.ts'

export const StrikeText = z
  .strictObject({
    reason: Line.meta({
      description: 'Why: it names somebody. It is shown where the text stood, so it names nobody itself',
    }),
  })
  .meta({ id: 'StrikeEvaluationText' })

/** What is not shown yet cannot be struck out either. */
const FIND = statement<{ written: boolean }>(
  'evaluating-find-text',
  `select a.better <> '' as written from evaluation_answers a where a.offering_id = $1 and a.id = $2
     and (select count(*) from evaluation_answers every where every.offering_id = $1) >= ${LEAST_ANSWERS}`,
)
const STRIKE = statement<{ id: string }>(
  'evaluating-strike-text',
  `update evaluation_answers set better = '', struck_because = $3 where offering_id = $1 and id = $2 and better <> '' returning id`,
)

type Struck = z.output<typeof StrikeText> & { offeringId: string; answerId: string }

/**
 * Takes a text out for good; the answer's numbers stay. An answer that comes at this moment writes all rows anew (give-answer.ts) and is waited for.
 * @throws offering/unknown, answer/unknown, evaluation/nothing-to-strike
 */
export async function strikeText(tx: Tx, { offeringId, answerId, reason }: Struck): Promise<void> {
  await lockOffering(tx, offeringId)
  const [found] = await run(tx, FIND, [offeringId, answerId])
  if (!found) throw unknown('answer')
  const [struck] = await run(tx, STRIKE, [offeringId, answerId, reason])
  if (!struck) throw nothingToStrike()
}
