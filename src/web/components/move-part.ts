import type { OrderView } from '../../checkout/order-view.ts'
import { movesOf } from '../../moving/moved.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { type Money, money, spell } from '../../platform/money.ts'
import type { Visit } from '../visit.ts'

export const moveOf = (orderId: string): string => `/orders/${orderId}/move`
export const MOVE_WORDS = { nb: 'Bytt til en annen kursstart', en: 'Move to another start' }

/** What the page of an order says of moves: the way to one, one that awaits its payment, and what went with those that are done. */
export type MovesShown = { way: SafeHtml | null; movedAway: Money | null }

export async function movesShown({ lang, on, to }: Visit, order: OrderView): Promise<MovesShown> {
  const { id, payer, state, seats, total } = order
  const stands = payer.kind === 'person' && (state === 'confirmed' || state === 'awaiting-transfer')
  const moves = stands || seats.some(({ returned }) => returned) ? await movesOf(on, id) : []
  const waits = moves.find((each) => each.state === 'to-pay')
  const away = moves.filter((each) => each.state === 'done').reduce((sum, { back }) => sum + back.minor, 0)
  const open = stands && seats.some(({ returned, enrolled }) => enrolled && !returned)
  return {
    way: waits ? waiting(lang, to(moveOf(id)), waits.toPay) : open ? link(lang, to(moveOf(id))) : null,
    movedAway: away > 0 ? money(away, total.currency) : null,
  }
}

const link = (lang: Lang, href: string): SafeHtml =>
  html`<p><a class="ds-button" data-variant="secondary" href="${href}">${say(lang, MOVE_WORDS)}</a></p>`

const waiting = (lang: Lang, href: string, toPay: Money | null): SafeHtml =>
  html`<p class="ds-alert" data-color="info"><span>${say(lang, { nb: 'Et bytte av plass venter på betaling', en: 'A move awaits its payment' })}${toPay ? html`: <strong class="money">${spell(toPay, lang)}</strong>` : null}. <a href="${href}">${say(lang, { nb: 'Betal eller avbryt', en: 'Pay or give it up' })}</a></span></p>`
