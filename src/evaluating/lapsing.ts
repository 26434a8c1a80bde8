import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long it is known who was asked and whether they have answered, after the time to answer is over, in days. */
export const INVITATION_DAYS = 30
/** How long what was written is kept, after the time to answer is over, in years. The numbers stay, to compare with. */
export const TEXT_YEARS = 3

const overSince = (interval: string): string =>
  `exists (select from evaluations v where v.offering_id = t.offering_id and v.closes_at < app_now() - interval '${interval}')`

export const lapsingInEvaluating: readonly Lapsing[] = [
  lapsing('evaluation-invitations', {
    table: 'evaluation_invitations',
    where: overSince(`${INVITATION_DAYS} days`),
  }),
  lapsing('evaluation-texts', {
    table: 'evaluation_answers',
    where: `t.better <> '' and ${overSince(`${TEXT_YEARS} years`)}`,
    set: "better = ''",
  }),
]
