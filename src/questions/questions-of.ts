import { type On, run, statement } from '../platform/db/statement.ts'
import type { Said } from '../platform/lang.ts'
import { LACKS_ANSWERS, type QuestionKind } from './question.ts'

/** A question as those who keep the course see it, in both languages. */
export type AskedQuestion = {
  questionId: string
  kind: QuestionKind
  text: Said
  help: Said
  reason: Said
  choices: Said[]
  required: boolean
  sensitive: boolean
  seenByTeachers: boolean
  seenByCompany: boolean
  keptDays: number
  endedAt: Date | null
  /** How many of those who take part have answered it. */
  answered: number
}

const LIST = statement<AskedQuestion>(
  'questions-of',
  `select q.id as "questionId", q.kind, q.text, q.help, q.reason, q.choices, q.required, q.sensitive, q.seen_by_teachers as "seenByTeachers",
     q.seen_by_company as "seenByCompany", q.kept_days as "keptDays", q.ended_at as "endedAt",
     (select count(*) from question_answers a join enrolments e on e.person_id = a.person_id and e.offering_id = q.offering_id and e.withdrawn_at is null
      where a.question_id = q.id) as answered
   from questions q where q.offering_id = $1 order by q.ended_at is not null, q.position, q.id`,
)
const LACKING = statement<{ lacking: number }>(
  'questions-lacking',
  `select count(*) as lacking from enrolments e where e.offering_id = $1 and e.withdrawn_at is null and ${LACKS_ANSWERS}`,
)

/** All that an offering asks or has asked, what is asked now first. */
export const questionsOf = (on: On, offeringId: string): Promise<AskedQuestion[]> => run(on, LIST, [offeringId])

/** How many of those who take part owe an answer to something that must be answered. */
export async function lackingOf(on: On, offeringId: string): Promise<number> {
  const [found] = await run(on, LACKING, [offeringId])
  return found!.lacking
}
