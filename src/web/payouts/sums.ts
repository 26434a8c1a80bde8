import { PARTS } from '../../payouts/facts.ts'
import type { PayoutView } from '../../payouts/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { amountWords } from '../words/bank.ts'
import { PART_WORDS } from '../words/payouts.ts'

/** A bar is so many units long. */
const LENGTH = 100

/** Of what a payout is made, part by part, each with a bar drawn to the largest: what came dark, what went light. */
export function sumsTable(lang: Lang, { sums, currency }: PayoutView): SafeHtml {
  const longest = Math.max(1, ...PARTS.map((part) => Math.abs(sums[part])))
  const heads = [
    { nb: 'Del', en: 'Part' },
    { nb: 'Beløp', en: 'Amount' },
  ].map((said) => say(lang, said))
  const row = (words: string, minor: number, look: string) =>
    html`<tr><th scope="row">${words}${bar(minor, longest, look)}</th><td class="desk-table__gross money">${amountWords(lang, minor, currency)}</td></tr>`
  const rows = PARTS.filter((part) => sums[part] !== 0 || part === 'charge').map((part) =>
    row(say(lang, PART_WORDS[part]), sums[part], sums[part] < 0 ? 'seat-bar__held' : 'seat-bar__sold'),
  )
  const net = say(lang, { nb: 'Til sammen', en: 'Together' })
  return html`<table class="ds-table payout-sums" aria-labelledby="sums"><thead class="ds-sr-only"><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}${row(net, sums.netMinor, 'seat-bar__sold')}</tbody></table>`
}

function bar(minor: number, longest: number, look: string): SafeHtml {
  const length = Math.min(LENGTH, Math.round((Math.abs(minor) / longest) * LENGTH * 10) / 10)
  return html`<div class="seat-bar" aria-hidden="true"><svg viewBox="0 0 ${LENGTH} 6" preserveAspectRatio="none" focusable="false"><rect class="seat-bar__left" width="${LENGTH}" height="6"/><rect class="${look}" width="${length}" height="6"/></svg></div>`
}
