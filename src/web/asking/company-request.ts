import { hintsOf } from '../../asking/hints.ts'
import { REQUESTS_PATH } from '../../asking/request-mail.ts'
import { mayBeAnswered, stateOf } from '../../asking/state.ts'
import type { CompanyRequest, PurchaseRequest } from '../../asking/the-request.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { hintList } from '../company/approval-hints.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Answer } from '../page-route.ts'
import { intoCart } from '../pages/order-again.ts'
import type { Visit } from '../visit.ts'

export const isOfCompany = (request: PurchaseRequest): request is CompanyRequest => request.companyId !== null

/** Of a request to one's company: what stands in its way and taking it back while it waits, and asking again once it came to nothing. */
export async function companyMoves(visit: Visit, request: CompanyRequest, now: Date): Promise<SafeHtml | null> {
  const { lang, to, on } = visit
  const move = (name: string, words: string) =>
    html`<form method="post" action="${to(`${REQUESTS_PATH}/${request.id}`)}">${hidden('move', name)}${submit(words, 'secondary')}</form>`
  if (mayBeAnswered(request, now))
    return html`${hintList(lang, request.wish.payBy, await hintsOf(on, request))}${move('withdraw', say(lang, { nb: 'Trekk forespørselen, og gi plassene fri', en: 'Withdraw the request, and let the seats go' }))}`
  if (!['declined', 'withdrawn', 'expired'].includes(stateOf(request, now))) return null
  return move('again', say(lang, { nb: 'Legg det i handlekurven på nytt', en: 'Put it into the cart again' }))
}

/** What was asked for lies in the cart again, at today's prices. */
export const putBack = (visit: Visit, { id, lines }: PurchaseRequest): Promise<Answer> =>
  intoCart(visit, lines, `${REQUESTS_PATH}/${id}`)
