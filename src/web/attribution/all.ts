import { Arrival } from '../../attribution/touch.ts'
import { isOwnAddress } from '../after-sign-in.ts'
import { filledIn } from '../forms/parse.ts'
import type { Answer, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ANSWER_PATH } from './question.ts'
import { keepConsent, keepTouch } from './touch-cookie.ts'

export const attributionPages: readonly PageRoute[] = [
  { method: 'post', path: ANSWER_PATH, who: 'anyone', answer: answerFromForm },
]

/** Remembers a yes or a no, and after a yes what was asked about; then back to the page. What is neither counts as no. */
async function answerFromForm(visit: Visit): Promise<Answer> {
  const { form, to } = visit
  const answer = form.get('answer') === 'yes' ? 'yes' : 'no'
  keepConsent(visit, answer)
  const asked = Arrival.safeParse(
    filledIn({
      source: form.get('source'),
      medium: form.get('medium'),
      campaign: form.get('campaign'),
      content: form.get('content'),
    }),
  )
  if (answer === 'yes' && asked.success) await keepTouch(visit, asked.data)
  const back = form.get('back')
  return { goTo: to(back === PRIVACY ? `${PRIVACY}#channels` : isOwnAddress(back) ? back : '/') }
}
const PRIVACY = '/privacy'
