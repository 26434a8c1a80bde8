import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { answersOf } from '../../questions/answers-of.ts'
import type { WalletSeat } from '../../wallet/wallet-of.ts'
import type { Visit } from '../visit.ts'
import { answersTable } from './answers-page.ts'

type Seats = { companyId: string; offeringId: string; seats: readonly WalletSeat[] }

/** Of what the company's people answered, what they were told that the company sees. */
export async function companyAnswers(
  { lang, on }: Visit,
  { companyId, offeringId, seats }: Seats,
): Promise<SafeHtml | null> {
  const { questions, learners } = await answersOf(on, { offeringId, eyes: 'company', companyId }, lang)
  if (questions.length === 0 || learners.length === 0) return null
  const people = learners.flatMap(({ seatId, answers }) => {
    const name = seats.find((seat) => seat.seatId === seatId)?.name
    return name ? [{ name, answers }] : []
  })
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Hva de har svart', en: 'What they have answered' })}</h2>
<p class="fine">${say(lang, { nb: 'Bare det de fikk vite at bedriften ser.', en: 'Only what they were told that the company sees.' })}</p>${answersTable(lang, questions, people)}</section>`
}
