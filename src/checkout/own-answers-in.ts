import type { Answer } from '../questions/answer.ts'
import { judgeAnswers } from '../questions/judge-answers.ts'
import type { Question } from '../questions/question.ts'
import type { Offer } from '../storefront/offers.ts'
import { peopleOf, type Wish } from './wish.ts'

/** What a private buyer must be asked before they order: what the offerings ask in which they take part themselves. */
export const askedWithOrder = (wish: Wish, offers: readonly Pick<Offer, 'questions'>[]): Question[] =>
  wish.lines.flatMap((line, at) => {
    const isOwn = wish.payer.kind === 'person' && peopleOf(wish, line).some(({ email }) => email === wish.payer.email)
    return isOwn ? offers[at]!.questions : []
  })

/**
 * What the buyer answers for themselves. Everybody else who takes part answers under My learning, and whoever could not be asked
 * with the order does so too: it is no reason not to be paid.
 * @throws request/invalid with a pointer to each answer that does not fit or lacks
 */
export function ownAnswersIn(wish: Wish, offers: readonly Pick<Offer, 'questions'>[]): Answer[] {
  if (wish.answers === undefined || wish.vouchedBy) return []
  return judgeAnswers(askedWithOrder(wish, offers), wish.answers)
}
