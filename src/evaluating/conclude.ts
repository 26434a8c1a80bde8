import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { type Actor, nameOf } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { act, type Till } from '../platform/till.ts'
import { holdsCardNumber, NO_CARD, Text } from '../platform/words.ts'
import { alreadyConcluded, stillOpen } from './problems.ts'

/** What is changed, in a few sentences: so many characters. */
export const CONCLUSION_MAX = 1_000

export const Conclude = z
  .strictObject({
    note: Text.min(1)
      .max(CONCLUSION_MAX)
      .refine((text) => !holdsCardNumber(text), NO_CARD)
      .meta({ description: 'What is changed after what was answered; about the course, and about no person' }),
  })
  .meta({ id: 'ConcludeEvaluation' })

/** It is over, and nobody can answer any more: the time is out, or nobody was or will be asked. Whoever is enrolled counts, also whom a faculty is not shown. */
const MAY = statement<{ may: boolean }>(
  'evaluating-may-conclude',
  `select o.ends_at <= app_now() and (v.closes_at <= app_now() or x.offering_id is not null
       or (v.offering_id is null and not exists (select from enrolments e where e.offering_id = o.id and e.withdrawn_at is null))) as may
   from offerings o left join evaluations v on v.offering_id = o.id left join evaluations_off x on x.offering_id = o.id where o.id = $1`,
)
const PUT = statement<{ id: string }>(
  'evaluating-conclude',
  `insert into evaluation_conclusions (offering_id, evaluated_at, evaluated_by, note) values ($1, $2, $3, $4)
   on conflict do nothing returning offering_id as id`,
)

/** Whether the offering can be called evaluated now. Ask it with the eyes of the house. */
export const mayConclude = async (on: On, offeringId: string): Promise<boolean> =>
  (await run(on, MAY, [offeringId]))[0]?.may ?? false

async function conclude(tx: Tx, offeringId: string, { note }: z.output<typeof Conclude>): Promise<void> {
  await lockOffering(tx, offeringId)
  if (!(await mayConclude(tx, offeringId))) throw stillOpen()
  const [put] = await run(tx, PUT, [offeringId, tx.now, nameOf(tx.actor), note])
  if (!put) throw alreadyConcluded()
  await emit(tx, { name: 'OfferingEvaluated', subjectId: offeringId, facts: {} })
}

type Conclusion = { offeringId: string; body: z.output<typeof Conclude> }

/** Says that what was answered was looked at, and what is changed: the offering is evaluated. @throws offering/unknown, evaluation/still-open, evaluation/concluded */
export const concludeEvaluation = (till: Till, actor: Actor, { offeringId, body }: Conclusion): Promise<void> =>
  seeAs(HOUSE, () => act(till, actor, (tx) => conclude(tx, offeringId, body)))
