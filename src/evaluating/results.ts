import { authorOf } from '../identity/author-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type EvaluationState, evaluationOf } from './state.ts'
import { RECOMMEND, USEFUL } from './wording.ts'

/** From so many answers on they are shown; of fewer only how many there are, so that nobody is known by theirs. */
export const LEAST_ANSWERS = 5
/** Of so many other offerings at least a faculty's mean is made: of fewer it would be theirs. */
export const LEAST_OFFERINGS = 3
/** Earlier offerings that one is compared with, the newest. */
const MOST_EARLIER = 10

/** Means are tenths: 43 is 4.3. */
export type Means = { usefulTenths: number; recommendTenths: number }
export type FreeText = { answerId: string; text: string; struckBecause: string | null }
export type Shown = Means & {
  /** How many answered 1, 2, … 5. */
  useful: number[]
  /** How many answered 0, 1, … 10. */
  recommend: number[]
  /** In an order that says nothing. */
  texts: FreeText[]
}
export type Earlier = Means & {
  offeringId: string
  code: string
  endsAt: Date
  zone: string
  asked: number
  answered: number
}
export type Conclusion = { evaluatedAt: Date; author: string | null; note: string }
export type Results = EvaluationState & {
  wording: number | null
  /** Null while there are fewer than `LEAST_ANSWERS`. */
  shown: Shown | null
  earlier: Earlier[]
  /** Of the faculty's other offerings; null where they are fewer than `LEAST_OFFERINGS`. */
  faculty: (Means & { offerings: number }) | null
  conclusion: Conclusion | null
  off: { reason: string; at: Date; author: string | null } | null
}

const tallied = (column: string, scale: readonly number[]): string =>
  `(select array_agg((select count(*)::int from own where own.${column} = n) order by n) from unnest(array[${scale}]) n)`
const MEANS = `round(avg(a.useful) * 10)::int as "usefulTenths", round(avg(a.recommend) * 10)::int as "recommendTenths"`
/** The ids were drawn by lot, so their order says nothing, and it is the same on every reading. */
const SHOWN = statement<Shown>(
  'evaluating-shown',
  `with own as materialized (select * from evaluation_answers where offering_id = $1)
   select ${tallied('useful', USEFUL)} as useful, ${tallied('recommend', RECOMMEND)} as recommend, ${MEANS},
     (select coalesce(json_agg(json_build_object('answerId', t.id, 'text', t.better, 'struckBecause', t.struck_because) order by t.id), '[]')
      from own t where t.better <> '' or t.struck_because is not null) as texts
   from own a having count(*) >= ${LEAST_ANSWERS}`,
)
/** What others were answered is read only where it would be shown there, too. */
const EARLIER = statement<Earlier>(
  'evaluating-earlier',
  `select o.id as "offeringId", o.code, o.ends_at as "endsAt", o.zone, v.asked, count(*)::int as answered, ${MEANS}
   from offerings this join offerings o on o.course_id = this.course_id and o.id <> this.id and o.ends_at < this.ends_at
   join evaluations v on v.offering_id = o.id join evaluation_answers a on a.offering_id = o.id
   where this.id = $1 group by o.id, v.offering_id having count(*) >= ${LEAST_ANSWERS} order by o.ends_at desc, o.id limit ${MOST_EARLIER}`,
)
const FACULTY = statement<Means & { offerings: number }>(
  'evaluating-faculty',
  `with others as (
     select a.offering_id as id from offerings this join courses c on c.id = this.course_id join courses k on k.faculty = c.faculty
     join offerings o on o.course_id = k.id and o.id <> this.id join evaluation_answers a on a.offering_id = o.id
     where this.id = $1 group by a.offering_id having count(*) >= ${LEAST_ANSWERS})
   select (select count(*)::int from others) as offerings, ${MEANS} from evaluation_answers a join others on others.id = a.offering_id
   having (select count(*) from others) >= ${LEAST_OFFERINGS}`,
)
const SAID = statement<Pick<Results, 'wording' | 'conclusion' | 'off'>>(
  'evaluating-said',
  `select (select v.wording from evaluations v where v.offering_id = $1) as wording,
     (select json_build_object('evaluatedAt', k.evaluated_at, 'author', ${authorOf('k.evaluated_by')}, 'note', k.note) from evaluation_conclusions k where k.offering_id = $1) as conclusion,
     (select json_build_object('reason', x.reason, 'at', x.at, 'author', ${authorOf('x.by')}) from evaluations_off x where x.offering_id = $1) as off`,
)

/** All that those who keep or teach an offering are shown of its evaluation; null where there is no such offering. */
export async function resultsOf(on: On, offeringId: string): Promise<Results | null> {
  const state = await evaluationOf(on, offeringId)
  if (!state) return null
  const [shown] = await run(on, SHOWN, [offeringId])
  const [faculty] = await run(on, FACULTY, [offeringId])
  const [said] = await run(on, SAID, [offeringId])
  const { wording, conclusion, off } = said!
  return {
    ...state,
    ...{ wording, shown: shown ?? null, faculty: faculty ?? null },
    earlier: await run(on, EARLIER, [offeringId]),
    conclusion: conclusion && { ...conclusion, evaluatedAt: new Date(conclusion.evaluatedAt) },
    off: off && { ...off, at: new Date(off.at) },
  }
}
