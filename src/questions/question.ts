/** One line, several lines, one or several of a list, yes or no, a calendar day, a number, or that something is so: only a yes answers it. */
export const QUESTION_KINDS = ['line', 'text', 'one', 'several', 'yes-no', 'day', 'number', 'declared'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** Most questions that an offering asks at a time. */
export const QUESTIONS_MAX = 20
/** Most choices of one question; a list has at least two. */
export const CHOICES_MAX = 20
export const CHOICES_MIN = 2
/** The longest help under a question and the longest reason, in characters. */
export const HELP_MAX = 500
/** The longest answer in several lines, in characters. */
export const ANSWER_MAX = 2000
/** Numbers that are answered lie between this and its opposite. */
export const NUMBER_MOST = 1_000_000_000
/** How long answers may be kept after the end of the offering, in days; the database holds to both. */
export const KEPT_DAYS_MAX = 365
export const SENSITIVE_DAYS_MAX = 30
export const KEPT_DAYS = 14

/** A question as whoever answers meets it, in one language. */
export type Question = {
  questionId: string
  kind: QuestionKind
  text: string
  /** Empty where there is none. */
  help: string
  /** Why it is asked. */
  reason: string
  /** In order; an answer names them by number, from 1. */
  choices: string[]
  required: boolean
  sensitive: boolean
  seenByTeachers: boolean
  seenByCompany: boolean
  /** How many days after the end of the offering the answer is kept. */
  keptDays: number
}

/** A question of `q` as JSON, in the language of that parameter. */
export const questionJson = (
  lang: string,
): string => `json_build_object('questionId', q.id, 'kind', q.kind, 'text', q.text ->> ${lang},
    'help', q.help ->> ${lang}, 'reason', q.reason ->> ${lang},
    'choices', (select coalesce(json_agg(c.said ->> ${lang} order by c.at), '[]') from jsonb_array_elements(q.choices) with ordinality c (said, at)),
    'required', q.required, 'sensitive', q.sensitive, 'seenByTeachers', q.seen_by_teachers, 'seenByCompany', q.seen_by_company, 'keptDays', q.kept_days)`

/** All that an offering asks now, in order, as a JSON array; for a statement that reads offerings anyway. */
export const questionsNow = (offering: string, lang: string): string =>
  `coalesce((select json_agg(${questionJson(lang)} order by q.position, q.id) from questions q
    where q.offering_id = ${offering} and q.ended_at is null), '[]')`

/** Whether the learner of an enrolment `e` still owes an answer to something that must be answered. */
export const LACKS_ANSWERS = `exists (select from questions q where q.offering_id = e.offering_id and q.ended_at is null and q.required
    and not exists (select from question_answers a where a.question_id = q.id and a.person_id = e.person_id))`
