import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long answers wait for their enrolment, in days: an order may still be paid, a company's seat still accepted. */
const DAYS_TO_ENROL = 30
/** How long after somebody has left an offering their answers are kept, in days: it may have been by mistake. */
const DAYS_AFTER_LEAVING = 2

const OF_OFFERING = 'e.person_id = t.person_id and e.offering_id = q.offering_id'

export const lapsingInQuestions: readonly Lapsing[] = [
  lapsing('question-answers', {
    table: 'question_answers',
    where: `exists (select from questions q join offerings f on f.id = q.offering_id where q.id = t.question_id and (
      f.ends_at + q.kept_days * interval '1 day' < app_now()
      or not exists (select from enrolments e where ${OF_OFFERING} and (e.withdrawn_at is null or e.withdrawn_at > app_now() - interval '${DAYS_AFTER_LEAVING} days'))
        and (exists (select from enrolments e where ${OF_OFFERING}) or t.answered_at < app_now() - interval '${DAYS_TO_ENROL} days')))`,
  }),
]
