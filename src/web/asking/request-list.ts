import { REQUESTS_PATH } from '../../asking/request-mail.ts'
import { requestsOf } from '../../asking/the-request.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { day } from '../components/when.ts'
import type { Visit } from '../visit.ts'
import { requestWords } from '../words/asking.ts'
import { price } from '../words/offers.ts'

/** One's requests to employers and companies, the newest first; nothing where there are none. */
export async function requestList({ lang, on, to }: Visit, personId: string, now: Date): Promise<SafeHtml | null> {
  const requests = await seeBuying(() => requestsOf(on, personId))
  if (requests.length === 0) return null
  return html`<section class="stack" aria-labelledby="requests"><h2 class="learning__part" id="requests">${say(lang, { nb: 'Forespørsler om å få kurs betalt', en: 'Requests to have courses paid' })}</h2>
<ul class="my-orders sheet">${requests.map(
    (request) =>
      html`<li><div><a href="${to(`${REQUESTS_PATH}/${request.id}`)}">${say(lang, requestWords(request, now).title)}</a> <span class="fine">${day(lang, SELLER_ZONE, request.askedAt)}</span><br><span class="wrap">${request.employerEmail ?? request.wish?.payer.name}</span></div><div class="my-orders__end"><span class="money">${price(lang, money(request.totalMinor, request.currency))}</span></div></li>`,
  )}</ul></section>`
}
