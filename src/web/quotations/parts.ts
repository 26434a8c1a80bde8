import { countryName } from '../../platform/countries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import type { WholeQuotation } from '../../quotations/queries.ts'
import { prose } from '../components/markdown.ts'
import { spelledDay } from '../components/when.ts'
import { percent, price } from '../words/offers.ts'

/** What is offered, line by line, and what it comes to: the figures of the PDF and of the order. */
export function quotationLines(lang: Lang, { lines, total, content }: WholeQuotation): SafeHtml {
  const { currency } = total
  const { vatMinor, netMinor } = content.totals
  const rates = content.vat.filter((each) => each.vatMinor > 0)
  const split = html`<div><dt>${say(lang, { nb: 'Uten mva.', en: 'Without VAT' })}</dt><dd class="money">${price(lang, money(netMinor, currency))}</dd></div>${rates.map((each) => html`<div><dt>${say(lang, { nb: 'Mva.', en: 'VAT' })} ${percent(lang, each.rateBasisPoints)}</dt><dd class="money">${price(lang, money(each.vatMinor, currency))}</dd></div>`)}`
  return html`<ul class="summary-lines">${lines.map(({ title, detail, quantity, unitNet, net }) => html`<li><div><strong>${title}</strong><span class="fine">${detail}</span><span class="fine">${quantity} × <span class="money">${price(lang, unitNet)}</span> ${say(lang, { nb: 'uten mva.', en: 'without VAT' })}</span></div><span class="money">${price(lang, net)}</span></li>`)}</ul>
<dl class="totals">${vatMinor === 0 ? null : split}<div class="totals__sum"><dt>${say(lang, { nb: 'Sum', en: 'Total' })}</dt><dd class="money">${price(lang, total)}</dd></div></dl>`
}

/** For whom it was made, and until when it stands. */
export function quotationFacts(lang: Lang, { payer, validThrough, heldThrough, note }: WholeQuotation): SafeHtml {
  const fact = (words: string, value: SafeHtml | string) => html`<div><dt>${words}</dt><dd>${value}</dd></div>`
  const contact = payer.kind === 'company' ? html`<br>${payer.contactName}` : null
  const abroad = payer.country === 'NO' ? null : html`<br>${countryName(lang, payer.country)}`
  const whom = html`${payer.name}${contact}<br>${payer.street}, ${payer.postcode} ${payer.city}${abroad}<br><span class="wrap">${payer.email}</span>`
  return html`<dl class="desk-facts">${fact(say(lang, { nb: 'Til', en: 'For' }), whom)}
${fact(say(lang, { nb: 'Gjelder til og med', en: 'Stands through' }), spelledDay(lang, validThrough))}
${heldThrough ? fact(say(lang, { nb: 'Plassene holdes av til og med', en: 'Seats held through' }), spelledDay(lang, heldThrough)) : null}
${note ? fact(say(lang, { nb: 'Melding', en: 'Note' }), note) : null}</dl>`
}

/** What applies if somebody cannot come, as it is printed on the PDF. */
export const quotationTerms = (lang: Lang, { content: { terms } }: WholeQuotation): SafeHtml | null =>
  terms.length === 0
    ? null
    : html`<details class="more"><summary>${say(lang, { nb: 'Hvis noen ikke kan komme', en: 'If somebody cannot come' })}</summary>${terms.map((each) => html`<div class="prose">${prose(each)}</div>`)}</details>`
