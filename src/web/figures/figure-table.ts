import { html, type SafeHtml } from '../../platform/html.ts'
import type { Lang } from '../../platform/lang.ts'
import { type Currency, EXPONENTS, money, spell } from '../../platform/money.ts'

export const amountIn = (lang: Lang, currency: Currency) => (minor: number) => spell(money(minor, currency), lang)
/** A picture counts in whole units: it is for looking, not for reading. */
export const whole = (currency: Currency) => (minor: number) => minor / 10 ** EXPONENTS[currency]

type Row = { name: SafeHtml | string; figures: readonly string[] }
type Shown = {
  head: string
  heads: readonly string[]
  rows: readonly Row[]
  /** What the rows come to. */
  sum?: Row
}
/** Names on the left, figures on the right. */
export const figureTable = ({ head, heads, rows, sum }: Shown, of: string): SafeHtml =>
  html`<div class="table-scroll" tabindex="0" role="group" aria-label="${of}"><table class="ds-table figure-table" aria-label="${of}"><thead><tr><th scope="col">${head}</th>${heads.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>${rows.map(line)}</tbody>${sum ? html`<tfoot>${line(sum)}</tfoot>` : null}</table></div>`

const line = ({ name, figures }: Row): SafeHtml =>
  html`<tr><th scope="row">${name}</th>${figures.map((each) => html`<td class="money">${each}</td>`)}</tr>`

/** The picture, and beside it the same as a table. */
export const beside = (picture: SafeHtml, table: SafeHtml): SafeHtml =>
  html`<div class="figure-pair"><div class="sheet desk-part">${picture}</div>${table}</div>`
