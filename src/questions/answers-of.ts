import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Answer } from './answer.ts'
import { type Question, type QuestionKind, questionJson } from './question.ts'

/** What one learner answered; the seat is the company's name for them. */
export type LearnersAnswers = { enrolmentId: string; seatId: string; answers: Answer[] }
/** Of each question that has choices how many chose which, in their order. */
export type Summary = { questionId: string; answered: number; counts: number[] }
export type OfferingAnswers = { questions: Question[]; learners: LearnersAnswers[]; summary: Summary[] }

/** Those who only teach see what was asked for teachers too, the company that pays what was asked for it too. */
const SEEN = { keepers: 'true', teachers: 'q.seen_by_teachers', company: 'q.seen_by_company' } as const
export type Eyes = keyof typeof SEEN

const ofQuestions = (eyes: Eyes) =>
  statement<{ question: Question }>(
    `questions-seen-by-${eyes}`,
    `select ${questionJson('$2')} as question from questions q where q.offering_id = $1 and ${SEEN[eyes]}
       and (q.ended_at is null or exists (select from question_answers a where a.question_id = q.id)) order by q.ended_at is not null, q.position, q.id`,
  )
const ofAnswers = (eyes: Eyes) =>
  statement<LearnersAnswers>(
    `questions-answers-for-${eyes}`,
    `select e.id as "enrolmentId", e.seat_id as "seatId", json_agg(json_build_object('questionId', q.id, 'value', a.value) order by q.position, q.id) as answers
     from enrolments e join question_answers a on a.person_id = e.person_id join questions q on q.id = a.question_id and q.offering_id = e.offering_id
     where e.offering_id = $1 and e.withdrawn_at is null and ${SEEN[eyes]}${eyes === 'company' ? OF_COMPANY : ''} group by e.id, e.seat_id order by e.id`,
  )
/** Of those who sit in seats of the company. */
const OF_COMPANY = ' and exists (select from wallet_seats w where w.seat_id = e.seat_id and w.company_id = $2)'

const QUESTIONS = {
  keepers: ofQuestions('keepers'),
  teachers: ofQuestions('teachers'),
  company: ofQuestions('company'),
}
const ANSWERS = { keepers: ofAnswers('keepers'), teachers: ofAnswers('teachers'), company: ofAnswers('company') }

/** What those who take part have answered, as far as these eyes may see it. */
export async function answersOf(
  on: On,
  { offeringId, eyes, companyId }: { offeringId: string; eyes: Eyes; companyId?: string },
  lang: Lang,
): Promise<OfferingAnswers> {
  const questions = (await run(on, QUESTIONS[eyes], [offeringId, lang])).map(({ question }) => question)
  const learners = await run(on, ANSWERS[eyes], eyes === 'company' ? [offeringId, companyId] : [offeringId])
  return { questions, learners, summary: questions.map((question) => summed(question, learners)) }
}

function summed({ questionId, choices, kind }: Question, learners: readonly LearnersAnswers[]): Summary {
  const values = learners.flatMap(({ answers }) =>
    answers.flatMap((each) => (each.questionId === questionId ? [each.value] : [])),
  )
  const chosen = (choice: unknown) => values.filter((value) => [value].flat().some((each) => each === choice)).length
  return { questionId, answered: values.length, counts: countsOf(kind, choices.length, chosen) }
}

function countsOf(kind: QuestionKind, choices: number, chosen: (choice: unknown) => number): number[] {
  if (kind === 'yes-no') return [chosen(true), chosen(false)]
  return kind === 'declared' ? [chosen(true)] : Array.from({ length: choices }, (_, at) => chosen(at + 1))
}

/** Whoever has no other tie than teaching, or keeps the course. */
export const eyesOf = (ties: readonly string[]): Eyes =>
  ties.length > 0 && !ties.includes('its-faculty') ? 'teachers' : 'keepers'
