import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'

type Seats = { capacity: number; sold: number; held: number; left: number }

/** Sold, held and left as a bar with the same in words. */
export function seatBar(lang: Lang, { capacity, sold, held, left }: Seats): SafeHtml {
  if (capacity === 0) return html`<p class="fine">${say(lang, { nb: 'Ingen plasser', en: 'No seats' })}</p>`
  const part = (seats: number) => Math.round((seats / capacity) * 1000) / 10
  const heldWords = held === 0 ? '' : say(lang, { nb: `${held} holdt av · `, en: `${held} held · ` })
  return html`<div class="seat-bar"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<rect class="seat-bar__left" width="100" height="6"/><rect class="seat-bar__held" width="${part(sold + held)}" height="6"/><rect class="seat-bar__sold" width="${part(sold)}" height="6"/></svg>
<p class="fine">${say(lang, { nb: `${sold} av ${capacity} solgt · ${heldWords}${left} ledige`, en: `${sold} of ${capacity} sold · ${heldWords}${left} left` })}</p></div>`
}
