import { z } from 'zod'
import { titleIn } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { type Answer, Answers } from './answer.ts'
import { judgeAnswers } from './judge-answers.ts'
import { answersClosed } from './problems.ts'
import { type Question, questionsNow } from './question.ts'
import { type Answering, replaceAnswers } from './write-answers.ts'

export const ChangeAnswers = z.strictObject({
  answers: Answers.meta({ description: 'All of them: what is left out is not answered any more' }),
})
export type ChangeAnswers = z.output<typeof ChangeAnswers>

/** What an offering asks, and what somebody has answered to it. Answers may be changed until the offering begins. */
export type OwnAnswers = {
  offeringId: string
  title: string
  zone: string
  startsAt: Date
  isOpen: boolean
  questions: Question[]
  answers: Answer[]
}

const OF_ANSWERS = `coalesce((select json_agg(json_build_object('questionId', q.id, 'value', a.value) order by q.position, q.id)
     from question_answers a join questions q on q.id = a.question_id where a.person_id = $3 and q.offering_id = f.id and q.ended_at is null), '[]') as answers`
const FIND = statement<OwnAnswers>(
  'questions-own',
  `select f.id as "offeringId", t.title, f.zone, f.starts_at as "startsAt", f.starts_at > app_now() as "isOpen",
     ${questionsNow('f.id', '$2')} as questions, ${OF_ANSWERS}
   from enrolments e join offerings f on f.id = e.offering_id
   cross join lateral ${titleIn('f.course_id', '$2')} t
   where e.offering_id = $1 and e.person_id = $3 and e.withdrawn_at is null`,
)
const TO_ANSWER = statement<Pick<OwnAnswers, 'questions' | 'answers'>>(
  'questions-to-answer',
  `select ${questionsNow('f.id', '$2')} as questions, ${OF_ANSWERS} from offerings f where f.id = $1`,
)

/** What somebody who takes part is asked and has answered. @throws enrolment/unknown also where they do not take part any more */
export async function ownAnswers(on: On, { offeringId, personId }: Answering, lang: Lang): Promise<OwnAnswers> {
  const [found] = await run(on, FIND, [offeringId, lang, personId])
  if (!found) throw unknown('enrolment')
  return found
}

/** The same of somebody who is about to take part. */
export async function answersSoFar(
  on: On,
  { offeringId, personId }: Answering,
  lang: Lang,
): Promise<Pick<OwnAnswers, 'questions' | 'answers'>> {
  const [found] = await run(on, TO_ANSWER, [offeringId, lang, personId])
  if (!found) throw unknown('offering')
  return found
}

/** What was answered before stays where it is not answered anew. */
export const withEarlier = (given: readonly Answer[], earlier: readonly Answer[]): Answer[] => [
  ...given,
  ...earlier.filter(({ questionId }) => !given.some((each) => each.questionId === questionId)),
]

/**
 * Changes what somebody who takes part has answered, until the offering begins.
 * @throws enrolment/unknown, questions/closed, request/invalid with a pointer to each answer that does not fit or lacks
 */
export async function changeAnswers(tx: Tx, whose: Answering, { answers }: ChangeAnswers): Promise<void> {
  const { questions, isOpen, startsAt } = await ownAnswers(tx, whose, 'nb')
  if (!isOpen) throw answersClosed(startsAt)
  await replaceAnswers(tx, whose, judgeAnswers(questions, answers))
}
