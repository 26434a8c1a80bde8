import { lockOffering } from '../catalogue/lock-offering.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { unknown } from '../platform/problems.ts'
import { questionsChanged, tooManyQuestions } from './problems.ts'
import { QUESTIONS_MAX } from './question.ts'
import type { QuestionBody } from './question-body.ts'

type OfOffering = { offeringId: string }
export type OneQuestion = OfOffering & { questionId: string }

const LAST = statement<{ asked: number; last: number }>(
  'questions-last',
  `select count(*) as asked, coalesce(max(position), 0) as last from questions where offering_id = $1 and ended_at is null`,
)
const ASK = statement(
  'questions-ask',
  `insert into questions (id, offering_id, position, kind, text, help, reason, choices, required, sensitive, seen_by_teachers, seen_by_company, kept_days, asked_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
)
const FIND = statement<{ position: number; isSame: boolean }>(
  'questions-find',
  `select position, jsonb_build_array(kind, text, help, reason, choices, sensitive, seen_by_teachers, seen_by_company, kept_days) = $3::jsonb as "isSame"
   from questions where id = $1 and offering_id = $2 and ended_at is null`,
)
const DEMAND = statement('questions-demand', 'update questions set required = $2 where id = $1 and required <> $2')
const END = statement<{ id: string }>(
  'questions-end',
  'update questions set ended_at = $3 where id = $1 and offering_id = $2 and ended_at is null returning id',
)
const PLACE = statement(
  'questions-place',
  `update questions q set position = g.at from unnest($2::uuid[]) with ordinality g (id, at)
   where q.id = g.id and q.offering_id = $1 and q.position <> g.at`,
)
const OPEN = statement<{ id: string }>(
  'questions-open-ids',
  'select id from questions where offering_id = $1 and ended_at is null',
)

/** Asks everybody who takes part, from now on; who is enrolled already is asked too. @throws offering/unknown, questions/too-many */
export async function askQuestion(tx: Tx, { offeringId, ...body }: QuestionBody & OfOffering): Promise<string> {
  await lockOffering(tx, offeringId)
  const [{ asked, last } = { asked: 0, last: 0 }] = await run(tx, LAST, [offeringId])
  if (asked >= QUESTIONS_MAX) throw tooManyQuestions()
  return write(tx, { offeringId, position: last + 1 }, body)
}

/**
 * Words a question anew: it ends, and another one takes its place, which everybody is asked again. Where only what must be answered
 * changes it stays the same question. Returns the question that is asked now.
 * @throws offering/unknown, question/unknown also where it has ended
 */
export async function rewordQuestion(
  tx: Tx,
  { offeringId, questionId, ...body }: QuestionBody & OneQuestion,
): Promise<string> {
  await lockOffering(tx, offeringId)
  const [found] = await run(tx, FIND, [questionId, offeringId, JSON.stringify(wording(body))])
  if (!found) throw unknown('question')
  if (found.isSame) {
    await run(tx, DEMAND, [questionId, body.required])
    return questionId
  }
  await run(tx, END, [questionId, offeringId, tx.now])
  return write(tx, { offeringId, position: found.position }, body)
}

/** Asked of nobody from now on; what has been answered is kept as long as was said. @throws question/unknown also where it has ended */
export async function endQuestion(tx: Tx, { offeringId, questionId }: OneQuestion): Promise<void> {
  await lockOffering(tx, offeringId)
  const ended = await run(tx, END, [questionId, offeringId, tx.now])
  if (ended.length === 0) throw unknown('question')
}

/** Puts all that is asked in this order. @throws offering/unknown, questions/changed where these are not all that is asked */
export async function orderQuestions(
  tx: Tx,
  { offeringId, questionIds }: OfOffering & { questionIds: readonly string[] },
): Promise<void> {
  await lockOffering(tx, offeringId)
  const open = (await run(tx, OPEN, [offeringId])).map(({ id }) => id)
  const given = new Set(questionIds)
  if (given.size !== questionIds.length || given.size !== open.length || !open.every((id) => given.has(id)))
    throw questionsChanged()
  await run(tx, PLACE, [offeringId, questionIds])
}

const wording = ({ kind, text, help, reason, choices, ...rest }: QuestionBody): unknown[] => [
  ...[kind, text, help, reason, choices, rest.sensitive, rest.seenByTeachers, rest.seenByCompany, rest.keptDays],
]

async function write(
  tx: Tx,
  { offeringId, position }: OfOffering & { position: number },
  body: QuestionBody,
): Promise<string> {
  const id = newId()
  const words = [body.text, body.help, body.reason, body.choices].map((each) => JSON.stringify(each))
  const sees = [body.sensitive, body.seenByTeachers, body.seenByCompany]
  await run(tx, ASK, [id, offeringId, position, body.kind, ...words, body.required, ...sees, body.keptDays, tx.now])
  return id
}
