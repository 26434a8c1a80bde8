import { z } from 'zod'
import { lockOffering } from '../catalogue/lock-offering.ts'
import { titleIn } from '../catalogue/title-in.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import { holdsCardNumber, NO_CARD, Text, Token } from '../platform/words.ts'
import { alreadyAnswered, evaluationOver, linkUnknown } from './problems.ts'
import { IS_OPEN } from './state.ts'
import { RECOMMEND, USEFUL } from './wording.ts'

/** The longest free text, in characters: half a page. */
export const BETTER_MAX = 2_000

export const GiveAnswer = z
  .strictObject({
    token: Token.meta({ description: 'Of the mailed link' }),
    useful: z
      .int()
      .min(USEFUL[0])
      .max(USEFUL.at(-1)!)
      .meta({ description: 'For one’s work: 1 not useful, 5 very useful' }),
    recommend: z
      .int()
      .min(RECOMMEND[0])
      .max(RECOMMEND.at(-1)!)
      .meta({ description: 'To a colleague: 0 certainly not, 10 certainly' }),
    better: Text.max(BETTER_MAX)
      .refine((text) => !holdsCardNumber(text), NO_CARD)
      .default('')
      .meta({ description: 'What should be better' }),
  })
  .meta({ id: 'GiveEvaluation' })
export type GiveAnswer = z.output<typeof GiveAnswer>

/** What whoever holds a link is asked, or why they are not: for whoever has withdrawn it is over. */
export type OpenedEvaluation = {
  invitationId: string
  offeringId: string
  title: string
  wording: number
  closesAt: Date
  state: 'open' | 'answered' | 'over'
}
const OPEN = statement<OpenedEvaluation>(
  'evaluating-open-link',
  `select i.id as "invitationId", i.offering_id as "offeringId", t.title, v.wording, v.closes_at as "closesAt",
     case when i.answered then 'answered' when e.withdrawn_at is null and ${IS_OPEN} then 'open' else 'over' end as state
   from evaluation_mails m join evaluation_invitations i on i.id = m.invitation_id join evaluations v on v.offering_id = i.offering_id
   join enrolments e on e.id = i.enrolment_id join offerings f on f.id = i.offering_id
   cross join lateral ${titleIn('f.course_id', '$2')} t
   where m.digest = $1`,
)
const MARK = statement<{ id: string }>(
  'evaluating-mark-answered',
  'update evaluation_invitations set answered = true where id = $1 and not answered returning id',
)
/**
 * All answers of the offering are written anew, in an order drawn by lot: the rows carry the number of the same transaction and lie in
 * no order in which they came, so not even the database's own bookkeeping says which of them the last invitation was used for.
 */
const MIX_IN = statement(
  'evaluating-mix-in-answer',
  `with taken as (delete from evaluation_answers where offering_id = $1 returning id, useful, recommend, better, struck_because),
   every as (select * from taken union all select gen_random_uuid(), $2::smallint, $3::smallint, $4::text, null)
   insert into evaluation_answers (id, offering_id, useful, recommend, better, struck_because)
   select id, $1, useful, recommend, better, struck_because from every order by random()`,
)

const opened = async (on: On, token: string, lang: Lang): Promise<OpenedEvaluation> => {
  const [found] = await run(on, OPEN, [digestOf(token), lang])
  if (!found) throw linkUnknown()
  return found
}

/** What a mailed link asks. Reading by it changes nothing: mail filters open links on their own. @throws evaluation-link/unknown */
export const openEvaluation = (till: Till, token: string, lang: Lang): Promise<OpenedEvaluation> =>
  seeAs(HOUSE, () => opened({ client: till.connection.pool }, token, lang))

/**
 * Takes an answer, once. The invitation is marked and the answer mixed in among the others in one transaction, and nothing of the one
 * stands in the other. Run it with the eyes of the house: the link is the right to it.
 * @throws evaluation-link/unknown, evaluation/answered, evaluation/over
 */
export async function giveAnswer(tx: Tx, { token, useful, recommend, better }: GiveAnswer): Promise<void> {
  const { offeringId, invitationId } = await opened(tx, token, 'nb')
  await lockOffering(tx, offeringId)
  const { state } = await opened(tx, token, 'nb')
  if (state === 'over') throw evaluationOver()
  const [marked] = state === 'open' ? await run(tx, MARK, [invitationId]) : []
  if (!marked) throw alreadyAnswered()
  await run(tx, MIX_IN, [offeringId, useful, recommend, better])
}
