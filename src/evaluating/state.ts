import { type On, run, statement } from '../platform/db/statement.ts'

/** How long whoever took part may answer, in days after they were asked. */
export const OPEN_DAYS = 21

/** Of evaluations `v`: answers are taken now. */
export const IS_OPEN =
  'v.closes_at > app_now() and not exists (select from evaluations_off x where x.offering_id = v.offering_id)'

/** How far the evaluation of an offering has come. `asked` is 0 where nobody was asked; `closedAt` is null while it is not over. */
export type EvaluationState = {
  asked: number
  answered: number
  closesAt: Date | null
  closedAt: Date | null
  /** When those who keep it said what they change; from then on it is evaluated. */
  evaluatedAt: Date | null
}

const STATE = statement<EvaluationState>(
  'evaluating-state',
  `select coalesce(v.asked, 0) as asked, (select count(*)::int from evaluation_answers a where a.offering_id = o.id) as answered,
     v.closes_at as "closesAt", case when v.closes_at <= app_now() then v.closes_at end as "closedAt", k.evaluated_at as "evaluatedAt"
   from offerings o left join evaluations v on v.offering_id = o.id left join evaluation_conclusions k on k.offering_id = o.id where o.id = $1`,
)

/** Where an evaluation stands; null where there is no such offering. */
export const evaluationOf = async (on: On, offeringId: string): Promise<EvaluationState | null> =>
  (await run(on, STATE, [offeringId]))[0] ?? null
