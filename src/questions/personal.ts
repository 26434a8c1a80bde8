import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** What people answered to what an offering asks. */
export const personalInQuestions: readonly PersonalTable[] = [
  {
    table: 'question_answers',
    columns: ['person_id', 'value'],
    shown: {
      as: 'answers',
      shape: z.object({
        ...{ offering: z.string(), question: z.string(), why: z.string(), answeredAt: Instant },
        answer: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
        ...{ seenByTeachers: z.boolean(), seenByCompany: z.boolean() },
      }),
      of: ofWhom(
        'shown-question-answers',
        `select f.code as offering, q.text ->> 'nb' as question, q.reason ->> 'nb' as why, a.answered_at as "answeredAt",
           case q.kind when 'one' then q.choices -> ((a.value #>> '{}')::int - 1) -> 'nb'
             when 'several' then (select jsonb_agg(q.choices -> (c.number::int - 1) -> 'nb') from jsonb_array_elements_text(a.value) c (number))
             else a.value end as answer, q.seen_by_teachers as "seenByTeachers", q.seen_by_company as "seenByCompany"
         from whom join question_answers a on a.person_id = whom.id join questions q on q.id = a.question_id
         join offerings f on f.id = q.offering_id order by a.answered_at, q.position`,
      ),
    },
    erased: [ofWhom('erase-question-answers', 'delete from question_answers a using whom where a.person_id = whom.id')],
  },
]
