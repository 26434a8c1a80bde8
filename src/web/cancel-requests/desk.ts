import { ANSWERERS } from '../../cancel-requests/routes.ts'
import { type WaitingRequest, waitingRequests } from '../../cancel-requests/waiting-requests.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { seatCount } from '../words/offers.ts'
import { answerPages } from './answer.ts'

export const REQUESTS_PATH = '/cancel-requests'

/** Where staff answer buyers who ask to cancel. */
export const cancelRequestPages: readonly PageRoute[] = [
  { method: 'get', path: REQUESTS_PATH, who: ANSWERERS, reads: 'cancel-requests', answer: list },
  ...answerPages,
]

const DONE: Record<string, Said> = {
  granted: {
    nb: 'Plassen er avbestilt, og kjøperen har fått beskjed.',
    en: 'The seat is cancelled, and the buyer was told.',
  },
  declined: {
    nb: 'Kjøperen har fått svaret ditt. Plassen er der som før.',
    en: 'The buyer has your answer. The seat is there as before.',
  },
}

async function list(visit: Visit): Promise<Page> {
  const { lang, on } = visit
  const requests = await waitingRequests(on)
  const title = say(lang, { nb: 'Spørsmål om å avbestille', en: 'Requests to cancel' })
  const none = html`<p class="desk-calm">${icon('tick')}${say(lang, { nb: 'Ingen venter på svar.', en: 'Nobody waits for an answer.' })}</p>`
  return {
    title,
    hidden: true,
    body: html`${notice(visit, DONE)}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Her spør de som har kjøpt på vilkår der vi sier ja eller nei. Det som kommer tilbake, er det som gjaldt da de spurte.', en: 'Here ask those who bought on terms under which we say yes or no. What comes back is what it was when they asked.' })}</p>
${requests.length === 0 ? none : html`<ul class="desk-hits">${requests.map((each) => hit(visit, each))}</ul>`}`,
  }
}

function hit(
  { lang, to }: Visit,
  { id, buyer, orderNumber, asked, askedAt, answerBy, isLate }: WaitingRequest,
): SafeHtml {
  const seats = asked.lines.reduce((sum, line) => sum + line.seats, 0)
  const by = moment(lang, SELLER_ZONE, answerBy)
  const due = isLate
    ? tag('warning', say(lang, { nb: `Skulle vært besvart ${by}`, en: `Was due ${by}` }))
    : tag('neutral', say(lang, { nb: `Svar senest ${by}`, en: `Answer by ${by}` }))
  return html`<li class="sheet desk-hit"><div><h2 class="h3"><a href="${to(`${REQUESTS_PATH}/${id}`)}">${buyer}</a></h2><p class="fine">${say(lang, { nb: 'ordre', en: 'order' })} ${orderNumber}</p></div>
<p>${asked.lines.map(({ title }) => title).join(', ')}<span class="fine desk-hit__aside">${seatCount(lang, seats)} · ${moment(lang, SELLER_ZONE, askedAt)}</span></p>
<p class="desk-hit__sum"><span class="money">${spell(asked.back, lang)}</span></p><p class="desk-tags">${due}</p></li>`
}
