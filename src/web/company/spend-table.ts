import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import type { Spent } from '../../spend/spend-of.ts'

type Row = Spent & { name: string }

const HEADS: readonly Said[] = [
  { nb: 'Netto', en: 'Net' },
  { nb: 'Mva.', en: 'VAT' },
  { nb: 'Fakturert', en: 'Invoiced' },
  { nb: 'Kreditert', en: 'Credited' },
  { nb: 'Brukt', en: 'Spent' },
]
/** A bar is so many units long. */
const LENGTH = 100

/** Row by row with a bar each, drawn to the longest of its currency; the figures stand beside it. */
export function spendTable(lang: Lang, { title, of, rows }: { title: Said; of: Said; rows: readonly Row[] }): SafeHtml {
  const longest = new Map<string, number>()
  for (const { currency, grossMinor } of rows) longest.set(currency, Math.max(longest.get(currency) ?? 1, grossMinor))
  return html`<h3>${say(lang, title)}</h3><div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-label="${say(lang, title)}"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say(lang, of)}</th>${HEADS.map((said) => html`<th role="columnheader" scope="col" class="desk-table__gross">${say(lang, said)}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((each) => row(lang, each, longest.get(each.currency)!))}</tbody></table></div>`
}

function row(
  lang: Lang,
  { name, currency, netMinor, vatMinor, grossMinor, creditedMinor }: Row,
  longest: number,
): SafeHtml {
  const spent = grossMinor - creditedMinor
  const amounts = [netMinor, vatMinor, grossMinor, creditedMinor, spent]
  return html`<tr role="row"><th role="rowheader" scope="row">${name}${bar({ spent, credited: creditedMinor, longest })}</th>
${amounts.map((minor, at) => html`<td role="cell" class="desk-table__gross money" data-head="${say(lang, HEADS[at]!)}">${spell(money(minor, currency), lang)}</td>`)}</tr>`
}

/** What was spent, and behind it what was taken back. A month may take back more than it invoiced. */
function bar({ spent, credited, longest }: { spent: number; credited: number; longest: number }): SafeHtml {
  const part = (minor: number) => Math.min(LENGTH, Math.round((Math.max(0, minor) / longest) * LENGTH * 10) / 10)
  return html`<div class="seat-bar" aria-hidden="true"><svg viewBox="0 0 ${LENGTH} 6" preserveAspectRatio="none" focusable="false"><rect class="seat-bar__left" width="${LENGTH}" height="6"/><rect class="seat-bar__held" width="${part(Math.max(0, spent) + credited)}" height="6"/><rect class="seat-bar__sold" width="${part(spent)}" height="6"/></svg></div>`
}
