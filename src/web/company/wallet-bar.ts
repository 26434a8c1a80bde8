import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'

export type WalletCounts = { bought: number; taken: number; invited: number; unnamed: number; isOver: boolean }

/** Taken, invited and unnamed seats as a bar, with the same in words. */
export function walletBar(lang: Lang, { bought, taken, invited, unnamed, isOver }: WalletCounts): SafeHtml {
  const part = (seats: number) => Math.round((seats / bought) * 1000) / 10
  const free = isOver
    ? say(lang, { nb: `${unnamed} ble aldri brukt`, en: `${unnamed} were never used` })
    : say(lang, { nb: `${unnamed} uten navn`, en: `${unnamed} unnamed` })
  const words = [
    say(lang, { nb: `${taken} av ${bought} i bruk`, en: `${taken} of ${bought} used` }),
    ...(invited > 0 ? [say(lang, { nb: `${invited} invitert`, en: `${invited} invited` })] : []),
    ...(unnamed > 0 ? [free] : []),
  ]
  return html`<div class="seat-bar"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<rect class="seat-bar__left" width="100" height="6"/><rect class="seat-bar__held" width="${part(taken + invited)}" height="6"/><rect class="seat-bar__sold" width="${part(taken)}" height="6"/></svg>
<p class="fine">${words.join(' · ')}</p></div>`
}
