import type { OrderView } from '../../checkout/order-view.ts'
import { SEAT_STEERERS } from '../../companies/member-role.ts'
import { placeInWords, seatsInWords } from '../../moving/in-words.ts'
import { looseLinesOf, type Moved, movesOf } from '../../moving/moved.ts'
import { MOVING_STAFF } from '../../moving/routes.ts'
import { isConfirmed } from '../../orders/state.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { type Money, money, spell } from '../../platform/money.ts'
import type { Visit } from '../visit.ts'
import { MOVE_SEATS_WORDS } from '../words/moving-seats.ts'
import { day } from './when.ts'

export const moveOf = (orderId: string): string => `/orders/${orderId}/move`
export const MOVE_WORDS = { nb: 'Bytt til en annen kursstart', en: 'Move to another start' }

/** What the page of an order says of moves: the way to one, one that awaits its payment, and what went with those that are done. */
export type MovesShown = { way: SafeHtml; movedAway: Money | null }

export async function movesShown(visit: Visit, order: OrderView): Promise<MovesShown> {
  const { lang, on, to } = visit
  const { id, payer, seats, total } = order
  const alive = isConfirmed(order)
  const stands = payer.kind === 'person' && alive
  const moves = alive || seats.some(({ returned }) => returned) ? await movesOf(on, id) : []
  const waits = moves.find((each) => each.state === 'to-pay')
  const away = moves.filter((each) => each.state === 'done').reduce((sum, { back }) => sum + back.minor, 0)
  const open = stands && seats.some(({ returned, enrolled }) => enrolled && !returned)
  return {
    way: html`${moves.filter((each) => each.state === 'done' && each.seats !== undefined).map((each) => movedSeats(lang, each))}${waits ? waiting(lang, to(moveOf(id)), waits.toPay) : open ? link(lang, to(moveOf(id))) : null}${alive && !waits ? await seatsLinks(visit, order) : null}`,
    movedAway: away > 0 ? money(away, total.currency) : null,
  }
}

/** The ways to move seats of a company that nobody sits in, for those who steer them and whoever does it for them here. */
async function seatsLinks({ lang, on, to, ties, caller }: Visit, { id, payer }: OrderView): Promise<SafeHtml | null> {
  const roles: readonly string[] = 'roles' in caller.actor ? caller.actor.roles : []
  const may = SEAT_STEERERS.some((tie) => ties.includes(tie)) || MOVING_STAFF.some((role) => roles.includes(role))
  if (payer.kind === 'person' || !may) return null
  const lines = await looseLinesOf(on, id)
  return html`${lines.map(({ companyId, offeringId, lineId, title, startsAt, zone }) => html`<p><a class="ds-button" data-variant="secondary" href="${to(`/company/${companyId}/seats/${offeringId}/move?lineId=${lineId}`)}">${say(lang, MOVE_SEATS_WORDS)}${lines.length > 1 ? `: ${title}, ${day(lang, zone, startsAt)}` : ''}</a></p>`)}`
}

/** Seats of a company that went to another start: the order says from where those it has came. */
const movedSeats = (lang: Lang, { from, to, seats = 1 }: Moved): SafeHtml =>
  html`<p class="fine">${say(lang, {
    nb: `${seatsInWords(seats, 'nb')} flyttet fra ${placeInWords(from, 'nb')} til ${placeInWords(to, 'nb')}.`,
    en: `${seatsInWords(seats, 'en')} moved from ${placeInWords(from, 'en')} to ${placeInWords(to, 'en')}.`,
  })}</p>`

const link = (lang: Lang, href: string): SafeHtml =>
  html`<p><a class="ds-button" data-variant="secondary" href="${href}">${say(lang, MOVE_WORDS)}</a></p>`

const waiting = (lang: Lang, href: string, toPay: Money | null): SafeHtml =>
  html`<p class="ds-alert" data-color="info"><span>${say(lang, { nb: 'Et bytte av plass venter på betaling', en: 'A move awaits its payment' })}${toPay ? html`: <strong class="money">${spell(toPay, lang)}</strong>` : null}. <a href="${href}">${say(lang, { nb: 'Betal eller avbryt', en: 'Pay or give it up' })}</a></span></p>`
