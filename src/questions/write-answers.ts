import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Answer } from './answer.ts'

const DROP = statement(
  'questions-drop-answers',
  `delete from question_answers a using questions q where q.id = a.question_id and q.offering_id = $1 and q.ended_at is null
   and a.person_id = $2 and not (q.id = any ($3::uuid[]))`,
)
const PUT = statement(
  'questions-put-answers',
  `insert into question_answers (question_id, person_id, value, answered_at)
   select g.question_id, $2, g.value, $3 from jsonb_to_recordset($1::jsonb) g (question_id uuid, value jsonb)
   on conflict (question_id, person_id) do update set value = excluded.value, answered_at = excluded.answered_at`,
)

/** Whose answers, for which offering. */
export type Answering = { offeringId: string; personId: string }

/** Adds judged answers to what a person has answered before; nothing is asked of the database where there are none. */
export async function addAnswers(
  tx: Tx,
  { personId }: Pick<Answering, 'personId'>,
  answers: readonly Answer[],
): Promise<void> {
  if (answers.length === 0) return
  const rows = answers.map(({ questionId, value }) => ({ question_id: questionId, value }))
  await run(tx, PUT, [JSON.stringify(rows), personId, tx.now])
}

/** These judged answers are all that a person answers to what is asked now. */
export async function replaceAnswers(
  tx: Tx,
  { offeringId, personId }: Answering,
  answers: readonly Answer[],
): Promise<void> {
  await run(tx, DROP, [offeringId, personId, answers.map(({ questionId }) => questionId)])
  await addAnswers(tx, { personId }, answers)
}
