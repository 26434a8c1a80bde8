import type { SimulatedSums } from '../../going/shapes.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Money, money, spell } from '../../platform/money.ts'

const ROWS: readonly { name: Said; of: (sums: SimulatedSums) => Money }[] = [
  { name: { nb: 'Krediteres', en: 'Credited' }, of: ({ gross }) => gross },
  { name: { nb: 'Herav mva.', en: 'Of that VAT' }, of: ({ vat }) => vat },
  { name: { nb: 'Tilbake til kort', en: 'Back to cards' }, of: ({ refund }) => refund },
  {
    name: { nb: 'Trekkes fra det kjøperne skylder', en: 'Taken off what is owed' },
    of: ({ lowered, balance }) => money(lowered.minor - balance.minor, lowered.currency),
  },
  {
    name: { nb: 'Kjøperne har til gode (betalt via bank)', en: 'Owed, was paid by bank' },
    of: ({ balance }) => balance,
  },
  { name: { nb: 'Faktureres aldri', en: 'Never invoiced' }, of: ({ neverInvoiced }) => neverInvoiced },
]

/** What becomes of the money, with VAT, by currency: as it was planned, and beside it what is done, where something is. */
export function sumsPart(lang: Lang, planned: readonly SimulatedSums[], done?: readonly SimulatedSums[]): SafeHtml {
  const heads: Said[] = done ? [PLANNED, DONE] : [SUM]
  return html`${planned.map((sums) => {
    const was = done?.find(({ currency }) => currency === sums.currency)
    const cells = (of: (sums: SimulatedSums) => Money) => [
      of(sums),
      ...(done ? [was ? of(was) : money(0, sums.currency)] : []),
    ]
    const rows = ROWS.filter(({ of: part }) => cells(part).some(({ minor }) => minor > 0))
    if (rows.length === 0) return html`<p>${say(lang, NO_MONEY)}</p>`
    const of = say(lang, { nb: `Penger i ${sums.currency}, med mva.`, en: `Money in ${sums.currency}, with VAT` })
    return html`<div class="table-scroll"><table class="ds-table figure-table"><caption class="ds-sr-only">${of}</caption><thead><tr><th scope="col">${say(lang, { nb: 'Med mva.', en: 'With VAT' })}</th>${heads.map((head) => html`<th scope="col">${say(lang, head)}</th>`)}</tr></thead>
<tbody>${rows.map(({ name, of: part }) => html`<tr><th scope="row">${say(lang, name)}</th>${cells(part).map((sum) => html`<td class="money">${spell(sum, lang)}</td>`)}</tr>`)}</tbody></table></div>`
  })}`
}

const NO_MONEY: Said = {
  nb: 'Plassene er gratis, så ingen penger skal tilbake.',
  en: 'The seats are free of charge, so no money goes back.',
}
const PLANNED: Said = { nb: 'Som vist', en: 'As shown' }
const DONE: Said = { nb: 'Gjort', en: 'Done' }
const SUM: Said = { nb: 'Beløp', en: 'Amount' }
